package io.energyiot.bench.model.batch;

import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Told;
import java.util.List;

/**
 * Readings of one meter that are told together.
 *
 * @param told in order of time, except for those that replace another one
 */
public record Batch(Meter meter, List<Told> told) {

  /** Returns whether all intervals have the same length and none overlaps another. */
  boolean isRun() {
    int seconds = told.get(0).seconds();
    for (int i = 1; i < told.size(); i++) {
      Told each = told.get(i);
      if (each.seconds() != seconds || each.start() < told.get(i - 1).end()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether all starts are whole seconds, as in files. */
  public boolean isInSeconds() {
    return told.stream().allMatch(each -> each.start() % 1000 == 0);
  }

  @Override
  public String toString() {
    Told first = told.get(0);
    Told last = told.get(told.size() - 1);
    return told.size() == 1
        ? meter + " " + first
        : "%s %d readings, %s … %s".formatted(meter, told.size(), first, last);
  }
}
