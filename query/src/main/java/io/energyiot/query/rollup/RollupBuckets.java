package io.energyiot.query.rollup;

import io.energyiot.model.StorageZone;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.rollup.group.DayProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the quarter hours of days into the buckets in which they start. */
final class RollupBuckets {
  private static final long QUARTER_MILLIS = 900_000;

  private RollupBuckets() {}

  /** The days of a question as a range of time. */
  static TimeRange range(RollupQuestion question, StorageZone zone) {
    return new TimeRange(
        zone.startOf(question.from().toEpochDay()),
        zone.startOf(question.to().toEpochDay()),
        zone.id());
  }

  /**
   * The buckets of a range, those without values included.
   *
   * @param max how many there may be
   */
  static List<RollupBucket> of(
      List<RolledDay> days, TimeRange range, StorageZone zone, BucketLength by, int max) {
    long[] bounds = by.cut(range, max);
    List<RollupBucket> buckets = new ArrayList<>(bounds.length - 1);
    for (int i = 1; i < bounds.length; i++) {
      buckets.add(new RollupBucket(bounds[i - 1], bounds[i], 0, null, null, null));
    }
    for (RolledDay day : days) {
      addTo(buckets, bounds, zone.startOf(day.receipt().day().toEpochDay()), day.group().profile());
    }
    return buckets;
  }

  private static void addTo(
      List<RollupBucket> buckets, long[] bounds, long dayStart, DayProfile profile) {
    for (int quarter = 0; quarter < profile.counts().size(); quarter++) {
      long count = profile.counts().get(quarter);
      if (count > 0) {
        int found = Arrays.binarySearch(bounds, dayStart + quarter * QUARTER_MILLIS);
        int bucket = found >= 0 ? found : -found - 2;
        RollupBucket with =
            buckets
                .get(bucket)
                .plus(
                    count,
                    profile.sums().get(quarter),
                    profile.mins().get(quarter),
                    profile.maxs().get(quarter));
        buckets.set(bucket, with);
      }
    }
  }
}
