package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import java.util.Optional;

/** Aggregates of parts of a series' readings. Exact. */
public final class Aggregates {
  private final Readings readings;
  private final ReadingOrder order;
  private final boolean energy;
  private final Optional<CommonScale> common;
  private final boolean oneInterval;

  /**
   * Of {@code readings}.
   *
   * @param series whose readings they are; its unit says whether there is a demand
   */
  public Aggregates(Series series, Readings readings) {
    this.readings = readings;
    this.order = new ReadingOrder(readings);
    this.energy = series.channel().unit().flatMap(Unit::perHour).isPresent();
    this.common = CommonScale.of(readings);
    this.oneInterval = readings.hasOneInterval();
  }

  /** Of the readings from place {@code from} up to, not including, place {@code to}. */
  public Aggregate of(int from, int to) {
    if (from == to) {
      return Aggregate.NOTHING;
    }
    Tally tally = new Tally(readings, order);
    if (common.isEmpty()) {
      for (int i = from; i < to; i++) {
        tally.add(i);
      }
      return tally.result(energy);
    }
    for (int start = from; start < to; ) {
      int end = endOfLength(start, to);
      tally.addAll(start, end, common.get());
      start = end;
    }
    return tally.result(energy);
  }

  /** The place after the last reading, from {@code start} on, whose interval has its length. */
  private int endOfLength(int start, int to) {
    int end = oneInterval ? to : start + 1;
    while (end < to && readings.interval(end) == readings.interval(start)) {
      end++;
    }
    return end;
  }
}
