package io.energyiot.formats.clock;

import io.energyiot.model.Series;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds lines whose local times the clock shows twice, until the order of their series' lines tells
 * which of two instants each means. That is at the end of the file, or as soon as no further line
 * can change it. Lines with other times are not held and cost nothing.
 */
public final class RepeatedHours implements ClockOverlaps {
  private final long max;
  private final Map<Place, SeriesNight> nights = new HashMap<>();
  private final HeldLines held = new HeldLines();
  private Series lastSeries;
  private ClockChange change;
  private SeriesNight night;
  private int open;
  private boolean full;
  private boolean forgot;

  /** A series around a change of the clock. */
  private record Place(Series series, ClockChange change) {}

  /**
   * @param max memory that held lines may take, in bytes
   */
  public RepeatedHours(long max) {
    this.max = max;
  }

  @Override
  public long sure(ClockChange near, Series series, long instant) {
    if (!near.isAround(instant)) {
      return instant;
    }
    SeriesNight itsNight = night(near, series);
    if (itsNight == null) {
      return instant;
    }
    itsNight.addSure(instant);
    if (itsNight.open() == 0) {
      return instant;
    }
    int before = itsNight.open();
    if (itsNight.decideEarly(held::decide)) {
      open -= before;
      return instant;
    }
    // the later line of an interval wins, so it must not be read before a held one
    return near.isShownTwice(instant) ? HELD : instant;
  }

  @Override
  public long unsure(ClockChange near, Series series, long earlier) {
    SeriesNight itsNight = night(near, series);
    if (itsNight == null || full) {
      if (itsNight != null) {
        itsNight.spoil();
      }
      forgot = true;
      throw HeldLines.ambiguous(Meaning.TOO_MANY, earlier, earlier + near.shift());
    }
    itsNight.addUnsure(earlier, held.count());
    open++;
    return HELD;
  }

  @Override
  public void hold(long line, byte[] bytes, int from, int to) {
    held.add(line, bytes, from, to);
    full = full || text() >= max;
  }

  /** Returns the night of a series; null if there is no room for one. */
  private SeriesNight night(ClockChange near, Series series) {
    if (series.equals(lastSeries) && near.equals(change) && night != null) {
      return night;
    }
    Place place = new Place(series, near);
    SeriesNight found = nights.get(place);
    if (found == null) {
      if (isFull()) {
        forgetOthers();
      }
      if (full) {
        return null;
      }
      found = new SeriesNight(near, forgot);
      nights.put(place, found);
    }
    lastSeries = series;
    change = near;
    night = found;
    return found;
  }

  /**
   * Forgets nights that hold no lines. They may be needed again if lines of many series alternate.
   */
  private void forgetOthers() {
    int before = nights.size();
    if (!full && nights.values().removeIf(each -> each.open() == 0)) {
      forgot = true;
      night = null;
    }
    full = full || nights.size() > before / 2;
  }

  private boolean isFull() {
    return text() + (long) SeriesNight.BYTES * nights.size() >= max;
  }

  private long text() {
    return held.bytes() + (long) HeldLines.BYTES * held.count();
  }

  /** Returns whether lines are held and the meaning of all of them is decided. */
  public boolean isDecided() {
    return open == 0 && held.count() > 0;
  }

  /** Decides all held lines. Call it when no more lines follow. */
  public void end() {
    nights.values().forEach(each -> each.decide(held::compare, held::decide));
    nights.clear();
    night = null;
    open = 0;
  }

  /** Returns the decided lines, to be read once more; {@link #clear} forgets them. */
  public HeldLines held() {
    return held;
  }

  /** Forgets the lines that were decided. */
  public void clear() {
    held.clear();
    full = false;
  }
}
