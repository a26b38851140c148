package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes a load back.
 *
 * @param load its id
 * @param numbers of the texts that it has stored
 */
record Undo(String load, List<Integer> numbers, List<String> devices) implements Step {
  private static final long LIMIT = TimeUnit.MINUTES.toMillis(2);

  @Override
  public void run(World world) {
    int exit = world.process(List.of("loads", "undo", load, "--yes"), LIMIT);
    if (exit != 0) {
      throw new BenchException("loads undo " + load + " ends with " + exit);
    }
    world.undo(load);
  }

  @Override
  public String kind() {
    return "undo of a load";
  }

  @Override
  public String toString() {
    return "undo of texts " + numbers + ", load " + load;
  }
}
