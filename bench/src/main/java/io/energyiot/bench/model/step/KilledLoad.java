package io.energyiot.bench.model.step;

import io.energyiot.bench.model.batch.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Kills a loader in the middle of a load, by {@code kill -9}, and loads again.
 *
 * @param afterMillis how long after its start it is killed
 */
record KilledLoad(Content content, int afterMillis) implements Step {
  @Override
  public void run(World world) {
    List<String> arguments = new ArrayList<>(content.options());
    arguments.add(content.write(world.files(), Content.Packing.PLAIN).toString());
    List<String> command = new ArrayList<>(List.of("load"));
    command.addAll(arguments);
    world.process(command, afterMillis);
    world.learn(content, world.load(arguments, "loaded", "skipped"));
  }

  @Override
  public String kind() {
    return "kill -9 of a loader";
  }

  @Override
  public List<String> devices() {
    return content.devices();
  }
}
