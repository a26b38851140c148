package io.energyiot.bench.query;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * What is loaded: quarter hours of the made-up households, in days of UTC. Known from the
 * households themselves, so that no system's answer is the measure of another's.
 *
 * @param devices how many, numbered from 1
 * @param days how many, from {@link #FIRST_DAY}
 */
public record HouseholdNights(long devices, int days) {
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  /** Quarter hours of a day in UTC. */
  static final int QUARTERS_A_DAY = 96;

  private static final Households HOUSEHOLDS = new Households(1);

  /** The file of one night: a day of all devices. */
  HouseholdsFile night(int number) {
    return new HouseholdsFile(
        HOUSEHOLDS, 1, devices, FIRST_DAY.plusDays(number), 1, ZoneOffset.UTC);
  }

  /** A file of everything, device by device. */
  public HouseholdsFile whole() {
    return new HouseholdsFile(HOUSEHOLDS, 1, devices, FIRST_DAY, days, ZoneOffset.UTC);
  }

  /** The first day that is not loaded. */
  LocalDate end() {
    return FIRST_DAY.plusDays(days);
  }

  public long readings() {
    return devices * days * QUARTERS_A_DAY;
  }

  /** The right answer, in watt-hours: each reading, or the sum of each calendar month. */
  long[] answer(Question question, AskedQuery asked) {
    long[] day = new long[Households.MAX_INTERVALS];
    long[] readings = new long[asked.days() * QUARTERS_A_DAY];
    TreeMap<YearMonth, Long> months = new TreeMap<>();
    for (int i = 0; i < asked.days(); i++) {
      LocalDate date = asked.from().plusDays(i);
      HOUSEHOLDS.day(asked.device(), date.toEpochDay(), QUARTERS_A_DAY, day);
      System.arraycopy(day, 0, readings, i * QUARTERS_A_DAY, QUARTERS_A_DAY);
      months.merge(YearMonth.from(date), Arrays.stream(day, 0, QUARTERS_A_DAY).sum(), Long::sum);
    }
    return question.isByMonth()
        ? months.values().stream().mapToLong(Long::longValue).toArray()
        : readings;
  }

  /**
   * Compares an answer with the right one.
   *
   * @throws BenchException if it is another
   */
  void check(String system, Question question, AskedQuery asked, long[] answer) {
    long[] right = answer(question, asked);
    int place = Arrays.mismatch(right, answer);
    if (place >= 0) {
      throw new BenchException(
          "%s, %s of %s from %s: %d values, not %d, or value %d is wrong"
              .formatted(
                  system,
                  question,
                  asked.deviceId(),
                  asked.from(),
                  answer.length,
                  right.length,
                  place));
    }
  }
}
