package io.energyiot.bench.model.step;

import java.time.LocalDate;
import java.util.List;

/**
 * Begins to seal a day; the steps that follow are done while that goes on.
 *
 * @param before records of that day which come just before, some in the same millisecond
 */
record Seal(LocalDate day, Proxy before) implements Step {
  @Override
  public void run(World world) {
    before.run(world);
    world.beginSealing(day);
  }

  @Override
  public String kind() {
    return "seal";
  }

  @Override
  public List<String> devices() {
    return before.devices();
  }

  @Override
  public String toString() {
    return "seal " + day + " after " + before;
  }
}
