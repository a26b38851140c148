package io.energyiot.ingest.consume;

import io.energyiot.model.error.Reject;
import java.util.ArrayList;
import java.util.List;

/**
 * The rejects of a record: the first reasons and the number of all. A record of 1 MiB may have
 * hundreds of thousands of readings, and each may break a rule.
 */
final class RecordRejects {
  /** The greatest number of reasons kept of a record. */
  static final int MAX_REASONS = 100;

  private final List<Reject> reasons = new ArrayList<>();
  private long count;

  void add(Reject reject) {
    count++;
    if (reasons.size() < MAX_REASONS) {
      reasons.add(reject);
    }
  }

  /** Drops reasons beyond {@code max}. */
  void cut(int max) {
    if (reasons.size() > max) {
      reasons.subList(max, reasons.size()).clear();
    }
  }

  /** Returns the first reasons, in order; at least one if anything was rejected. */
  List<Reject> reasons() {
    return reasons;
  }

  /** Returns the number of rejects. */
  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }
}
