package io.energyiot.bench.model.batch;

import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Told;
import java.util.List;

/**
 * Readings of one meter that are told together.
 *
 * @param told in the order of time, but for those that take another one's place
 */
public record Batch(Meter meter, List<Told> told) {

  /** Whether all intervals are of one length, there are no two of a start, and none is off. */
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

  /** Whether all starts are whole seconds, as files have them. */
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
