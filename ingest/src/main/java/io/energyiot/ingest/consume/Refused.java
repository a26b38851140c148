package io.energyiot.ingest.consume;

import io.energyiot.model.error.Reject;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a record was refused: the first reasons, and the count of all. A record of a MiB may have
 * hundreds of thousands of readings, and each of them may break a rule.
 */
final class Refused {
  /** So many reasons of a record are kept. */
  static final int MAX_REASONS = 100;

  private final List<Reject> reasons = new ArrayList<>();
  private long count;

  void add(Reject reject) {
    count++;
    if (reasons.size() < MAX_REASONS) {
      reasons.add(reject);
    }
  }

  /** Keeps no more than so many of the reasons. */
  void cut(int max) {
    if (reasons.size() > max) {
      reasons.subList(max, reasons.size()).clear();
    }
  }

  /** The first ones, in the order in which they came; at least one unless it is empty. */
  List<Reject> reasons() {
    return reasons;
  }

  /** How many there were. */
  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }
}
