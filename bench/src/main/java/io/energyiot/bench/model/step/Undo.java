package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import java.util.List;
import java.util.Optional;
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
    Optional<String> failure = world.process(List.of("loads", "undo", load, "--yes"), LIMIT);
    if (failure.isPresent()) {
      throw new BenchException("loads undo " + load + ": " + failure.get());
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
