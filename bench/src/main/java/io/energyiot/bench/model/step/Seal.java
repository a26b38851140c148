package io.energyiot.bench.model.step;

import java.time.LocalDate;

/** Begins to seal a day; the steps that follow are done while that goes on. */
record Seal(LocalDate day) implements Step {
  @Override
  public void run(World world) {
    world.beginSealing(day);
  }

  @Override
  public String kind() {
    return "seal";
  }
}
