package io.energyiot.analytics.rollup;

import io.energyiot.model.Quality;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.completeness.RangeCompleteness;
import io.energyiot.store.rollup.group.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a day of a series is to be looked at for. */
final class SeriesFindings {
  private static final int MIN_VALUES = 8;

  private SeriesFindings() {}

  static List<Finding> of(Aggregate aggregate, RangeCompleteness completeness) {
    List<Finding> findings = new ArrayList<>(0);
    if (completeness.overlaps().count() > 0) {
      findings.add(Finding.OVERLAPPING);
    }
    if (aggregate.count() == 0) {
      findings.add(Finding.NO_VALUES);
      return findings;
    }
    long count = aggregate.count();
    if (2 * count < completeness.expected()) {
      findings.add(Finding.GAPS);
    }
    if (2 * completeness.byQuality().getOrDefault(Quality.ACTUAL, 0L) < count) {
      findings.add(Finding.ESTIMATED);
    }
    if (aggregate.min().signum() < 0) {
      findings.add(Finding.NEGATIVE);
    }
    if (count >= MIN_VALUES && aggregate.min().compareTo(aggregate.max()) == 0) {
      findings.add(aggregate.min().signum() == 0 ? Finding.ZERO : Finding.STUCK);
    }
    return findings;
  }
}
