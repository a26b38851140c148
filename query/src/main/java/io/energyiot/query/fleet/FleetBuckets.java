package io.energyiot.query.fleet;

import io.energyiot.model.StorageZone;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.fleet.DayProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Assigns the quarter hours of days to the buckets in which they start. */
final class FleetBuckets {
  private static final long QUARTER_MILLIS = 900_000;

  private FleetBuckets() {}

  /** Returns the days of a question as a range of time. */
  static TimeRange range(FleetQuestion question, StorageZone zone) {
    return new TimeRange(
        zone.startOf(question.from().toEpochDay()),
        zone.startOf(question.to().toEpochDay()),
        zone.id());
  }

  /**
   * Returns the buckets of a range, including those without values.
   *
   * @param most the largest number of buckets
   */
  static List<FleetBucket> of(
      List<RolledDay> days, TimeRange range, StorageZone zone, BucketLength by, int most) {
    long[] bounds = by.cut(range, most);
    List<FleetBucket> buckets = new ArrayList<>(bounds.length - 1);
    for (int i = 1; i < bounds.length; i++) {
      buckets.add(new FleetBucket(bounds[i - 1], bounds[i], 0, null, null, null));
    }
    for (RolledDay day : days) {
      addTo(buckets, bounds, zone.startOf(day.receipt().day().toEpochDay()), day.group().profile());
    }
    return buckets;
  }

  private static void addTo(
      List<FleetBucket> buckets, long[] bounds, long dayStart, DayProfile profile) {
    for (int quarter = 0; quarter < profile.counts().size(); quarter++) {
      long count = profile.counts().get(quarter);
      if (count > 0) {
        int found = Arrays.binarySearch(bounds, dayStart + quarter * QUARTER_MILLIS);
        int bucket = found >= 0 ? found : -found - 2;
        FleetBucket with =
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
