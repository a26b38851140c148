package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import java.util.ArrayList;
import java.util.List;
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
   * Aggregates of parts, and of all parts together.
   *
   * @param each in the order of the parts
   */
  public record Parts(List<Aggregate> each, Aggregate all) {
    /** Copies the list. */
    public Parts {
      each = List.copyOf(each);
    }
  }

  /**
   * Returns the aggregates of the parts between neighbouring places, looking at each reading once.
   *
   * @param places where a part begins and the one before ends; never falling
   */
  public Parts of(int[] places) {
    Tally all = new Tally(readings, order);
    List<Aggregate> each = new ArrayList<>(places.length - 1);
    for (int i = 1; i < places.length; i++) {
      Tally part = tally(places[i - 1], places[i]);
      each.add(part.result(energy));
      all.addLater(part);
    }
    return new Parts(each, all.result(energy));
  }

  /**
   * Returns the aggregate of the readings from place {@code from} up to, not including, place
   * {@code to}.
   */
  public Aggregate of(int from, int to) {
    return tally(from, to).result(energy);
  }

  private Tally tally(int from, int to) {
    Tally tally = new Tally(readings, order);
    if (common.isEmpty()) {
      for (int i = from; i < to; i++) {
        tally.add(i);
      }
      return tally;
    }
    for (int start = from; start < to; ) {
      int end = endOfLength(start, to);
      tally.addAll(start, end, common.get());
      start = end;
    }
    return tally;
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
