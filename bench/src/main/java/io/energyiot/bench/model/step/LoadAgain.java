package io.energyiot.bench.model.step;

import io.energyiot.bench.model.batch.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a known text. It is skipped or, by {@code --again}, loaded in full. Either way no answer
 * changes.
 */
record LoadAgain(Content content, Content.Packing packing, boolean again) implements Step {
  @Override
  public void run(World world) {
    List<String> arguments = new ArrayList<>(content.options());
    if (again) {
      arguments.add("--again");
    }
    arguments.add(content.write(world.files(), packing).toString());
    world.load(arguments, again ? "loaded" : "skipped");
  }

  @Override
  public String kind() {
    return again ? "load --again" : "load the same";
  }

  @Override
  public List<String> devices() {
    return content.devices();
  }
}
