package io.energyiot.bench.model.step;

import io.energyiot.bench.model.batch.Content;
import java.util.ArrayList;
import java.util.List;

/** Loads texts of equal zone and interval by one command; each later one is newer. */
record Load(List<Content> contents, Content.Packing packing) implements Step {
  @Override
  public void run(World world) {
    List<String> arguments = new ArrayList<>(contents.get(0).options());
    contents.forEach(each -> arguments.add(each.write(world.files(), packing).toString()));
    String id = world.load(arguments, "loaded");
    contents.forEach(each -> world.learn(each, id));
  }

  @Override
  public String kind() {
    return "load";
  }

  @Override
  public List<String> devices() {
    return contents.stream().flatMap(each -> each.devices().stream()).toList();
  }
}
