package io.energyiot.bench.micro;

import io.energyiot.households.Households;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of the made-up households as readings, in UTC from 2026-01-01. */
final class HouseholdDays {
  /** Quarter hours in a day without a change of the clock. */
  static final int DAY = 96;

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int KWH_SCALE = 3;

  private final Households households = new Households(1);

  /** The readings of a device on day {@code day}, counted from the first. */
  Readings day(long device, int day) {
    LocalDate date = FIRST.plusDays(day);
    long[] wattHours = new long[Households.MAX_INTERVALS];
    households.day(device, date.toEpochDay(), DAY, wattHours);
    return Readings.withoutGaps(
        date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
        Interval.QUARTER_HOUR,
        java.util.Arrays.copyOf(wattHours, DAY),
        null,
        KWH_SCALE,
        null,
        null);
  }
}
