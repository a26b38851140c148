package io.energyiot.bench.query;

import java.time.LocalDate;
import java.util.Random;

/** A question that {@code bench query} puts to each system. */
enum Question {
  /** All readings of one day of a device. */
  DAY("a day of readings", 1),
  /** All readings of 30 days. */
  MONTH("30 days of readings", 30),
  /** Sum, min, max, mean and count of each month of a year. */
  YEAR("a year by month", 365);

  private final String text;
  private final int days;

  Question(String text, int days) {
    this.text = text;
    this.days = days;
  }

  boolean isByMonth() {
    return this == YEAR;
  }

  /** About any device and any days that are loaded; a year is always the last one. */
  AskedQuery any(HouseholdNights nights, Random random) {
    int asked = Math.min(days, nights.days());
    int first = isByMonth() ? nights.days() - asked : random.nextInt(nights.days() - asked + 1);
    LocalDate from = HouseholdNights.FIRST_DAY.plusDays(first);
    long device = 1 + (long) (random.nextDouble() * nights.devices());
    return new AskedQuery(device, from, from.plusDays(asked));
  }

  /** The name for people. */
  @Override
  public String toString() {
    return text;
  }
}
