package io.energyiot.cli.simulate;

import io.energyiot.model.Interval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Readings in the order in which meters send them: those of all meters for a quarter hour, then
 * those for the next one. Some come some quarter hours late and some come again; all have come when
 * the last was taken. For one thread at a time.
 */
final class MeterReadings {
  private static final int MAX_LATE = 8;
  private static final long QUARTER_MILLIS = Interval.QUARTER_HOUR * 1000L;

  private final Meters meters;
  private final long begin;
  private final Chance late;
  private final Chance twice;
  private final SplittableRandom dice;
  private final TreeMap<Long, List<SimulatedReading>> heldBack = new TreeMap<>();
  private final Queue<SimulatedReading> due = new ArrayDeque<>();
  private long end;
  private long position;
  private long lateCount;
  private long twiceCount;

  /**
   * Readings of {@code quarters} quarter hours.
   *
   * @param begin of the first, milliseconds since 1970-01-01T00:00:00Z
   * @param late the share that is held back for 1 to 8 quarter hours
   * @param twice the share that comes again 1 to 8 quarter hours later
   */
  MeterReadings(Meters meters, long begin, long quarters, Chance late, Chance twice, long seed) {
    this.meters = meters;
    this.begin = begin;
    this.late = late;
    this.twice = twice;
    this.dice = new SplittableRandom(seed);
    this.end = Math.multiplyExact(quarters, meters.count());
  }

  /** The next readings, {@code max} at most; none if all have come. */
  List<SimulatedReading> next(int max) {
    List<SimulatedReading> next = new ArrayList<>(max);
    while (next.size() < max && advance()) {
      next.add(due.remove());
    }
    return next;
  }

  /** Whether something is due, after measuring on if need be. */
  private boolean advance() {
    while (due.isEmpty()) {
      if (position < end) {
        measure();
      } else if (heldBack.isEmpty()) {
        return false;
      } else {
        due.addAll(heldBack.pollFirstEntry().getValue());
      }
    }
    return true;
  }

  private void measure() {
    long quarter = position / meters.count();
    long device = meters.first() + position % meters.count();
    if (device == meters.first() && !heldBack.isEmpty() && heldBack.firstKey() <= quarter) {
      due.addAll(heldBack.pollFirstEntry().getValue());
    }
    position++;
    SimulatedReading reading = meters.reading(device, begin + quarter * QUARTER_MILLIS);
    if (late.falls(dice)) {
      lateCount++;
      holdBack(reading, quarter);
    } else {
      due.add(reading);
    }
    if (twice.falls(dice)) {
      twiceCount++;
      holdBack(reading, quarter);
    }
  }

  private void holdBack(SimulatedReading reading, long quarter) {
    long until = quarter + 1 + dice.nextInt(MAX_LATE);
    heldBack.computeIfAbsent(until, key -> new ArrayList<>()).add(reading);
  }

  /** Nothing more is measured; what was held back still comes. */
  void end() {
    end = position;
  }

  /** Readings that were held back so far. */
  long late() {
    return lateCount;
  }

  /** Readings that came, or will come, a second time. */
  long twice() {
    return twiceCount;
  }

  /** Different readings so far. */
  long measured() {
    return position;
  }

  /** The end of the last quarter hour of which a reading has come, milliseconds. */
  long until() {
    long quarters = (position + meters.count() - 1) / meters.count();
    return begin + quarters * QUARTER_MILLIS;
  }
}
