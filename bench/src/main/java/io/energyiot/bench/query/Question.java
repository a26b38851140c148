package io.energyiot.bench.query;

import io.energyiot.bench.http.Connection.Request;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.Random;

/** A question that {@code bench query} puts to each system. */
public enum Question {
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
  public AskedQuery any(HouseholdNights nights, Random random) {
    int asked = Math.min(days, nights.days());
    int first = isByMonth() ? nights.days() - asked : random.nextInt(nights.days() - asked + 1);
    LocalDate from = HouseholdNights.FIRST_DAY.plusDays(first);
    long device = 1 + (long) (random.nextDouble() * nights.devices());
    return new AskedQuery(device, from, from.plusDays(asked));
  }

  /** The request by which this system is asked over REST. */
  public Request request(InetSocketAddress address, AskedQuery asked) {
    String path =
        isByMonth()
            ? "/v1/devices/%s/usage?period=P1Y&to=%s&by=month"
                .formatted(asked.deviceId(), asked.to())
            : "/v1/devices/%s/readings?from=%s&to=%s"
                .formatted(asked.deviceId(), asked.from(), asked.to());
    return Request.get(address, path, asked.days() * HouseholdNights.QUARTERS_A_DAY);
  }

  /** The name for people. */
  @Override
  public String toString() {
    return text;
  }
}
