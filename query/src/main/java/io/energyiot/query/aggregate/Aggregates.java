package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import java.util.Optional;

/** Computes exact aggregates of parts of a series' readings. */
public final class Aggregates {
  private final Readings readings;
  private final ReadingOrder order;
  private final boolean energy;
  private final Optional<CommonScale> common;
  private final boolean oneInterval;

  /**
   * Prepares the aggregates of {@code readings}.
   *
   * @param series the series of the readings; its unit decides whether there is a demand
   */
  public Aggregates(Series series, Readings readings) {
    this.readings = readings;
    this.order = new ReadingOrder(readings);
    this.energy = series.channel().unit().flatMap(Unit::perHour).isPresent();
    this.common = CommonScale.of(readings);
    this.oneInterval = readings.hasOneInterval();
  }

  /**
   * Returns the aggregate of the readings from place {@code from} up to, not including, place
   * {@code to}.
   */
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

  /**
   * Returns the end of the run of readings from {@code start} on that have the same interval
   * length.
   */
  private int endOfLength(int start, int to) {
    int end = oneInterval ? to : start + 1;
    while (end < to && readings.interval(end) == readings.interval(start)) {
      end++;
    }
    return end;
  }
}
