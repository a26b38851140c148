package io.energyiot.bench.model.step;

import io.energyiot.bench.model.batch.Content;
import java.util.ArrayList;
import java.util.List;

/** Loads a known text as new; it is then the newest. */
record AsNew(Content content, Content.Packing packing) implements Step {
  @Override
  public void run(World world) {
    List<String> arguments = new ArrayList<>(content.options());
    arguments.add("--as-new");
    arguments.add(content.write(world.files(), packing).toString());
    world.learn(content, world.load(arguments, "loaded"));
  }

  @Override
  public String kind() {
    return "load --as-new";
  }

  @Override
  public List<String> devices() {
    return content.devices();
  }
}
