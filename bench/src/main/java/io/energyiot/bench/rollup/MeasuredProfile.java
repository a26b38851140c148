package io.energyiot.bench.rollup;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.households.Households;
import io.energyiot.model.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The profile of the first day of {@link HouseholdFileDays}: what is asked for.
 *
 * @param quarters those that have values, in order
 */
record MeasuredProfile(List<Quarter> quarters) {

  /** Copies the list. */
  MeasuredProfile {
    quarters = List.copyOf(quarters);
  }

  /**
   * The right one, by the households themselves, so that nobody's answer is the measure of
   * another's.
   */
  static MeasuredProfile of(long devices) {
    Tally tally =
        LongStream.rangeClosed(1, devices)
            .parallel()
            .collect(Tally::new, Tally::add, Tally::addAll);
    return tally.profile(devices);
  }

  long readings() {
    return quarters.stream().mapToLong(Quarter::count).sum();
  }

  /**
   * Compares an answer with this one.
   *
   * @throws BenchException if it is another
   */
  void check(String who, MeasuredProfile answer) {
    if (answer.quarters.size() != quarters.size()) {
      throw new BenchException(
          "a wrong answer of %s: %d quarter hours, not %d"
              .formatted(who, answer.quarters.size(), quarters.size()));
    }
    for (int i = 0; i < quarters.size(); i++) {
      if (!answer.quarters.get(i).equals(quarters.get(i))) {
        throw new BenchException(
            "a wrong answer of %s: %s, not %s"
                .formatted(who, answer.quarters.get(i), quarters.get(i)));
      }
    }
  }

  private static final class Tally {
    private final long[] day = new long[Households.MAX_INTERVALS];
    private final long[] sum = new long[HouseholdFileDays.QUARTERS_A_DAY];
    private final long[] min = new long[HouseholdFileDays.QUARTERS_A_DAY];
    private final long[] max = new long[HouseholdFileDays.QUARTERS_A_DAY];

    Tally() {
      Arrays.fill(min, Long.MAX_VALUE);
      Arrays.fill(max, Long.MIN_VALUE);
    }

    void add(long device) {
      HouseholdFileDays.firstDay(device, day);
      addAll(day, day, day);
    }

    void addAll(Tally other) {
      addAll(other.sum, other.min, other.max);
    }

    private void addAll(long[] sums, long[] mins, long[] maxs) {
      for (int i = 0; i < HouseholdFileDays.QUARTERS_A_DAY; i++) {
        sum[i] += sums[i];
        min[i] = Math.min(min[i], mins[i]);
        max[i] = Math.max(max[i], maxs[i]);
      }
    }

    MeasuredProfile profile(long devices) {
      Instant first = HouseholdFileDays.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
      return new MeasuredProfile(
          IntStream.range(0, HouseholdFileDays.QUARTERS_A_DAY)
              .mapToObj(
                  i ->
                      new Quarter(
                          first.plusSeconds((long) i * Interval.QUARTER_HOUR),
                          devices,
                          sum[i],
                          min[i],
                          max[i]))
              .toList());
    }
  }
}
