package io.energyiot.formats.clock;

import java.util.Arrays;

/**
 * Finds the meaning of a series' times around a change of the clock from the order of the lines.
 * There are three explanations of an order: time runs forward, time runs backward, or the lines are
 * sorted by the text of their local time. The meaning of a time is known if all explanations that
 * fit the lines agree on it.
 */
final class HourOrder {
  /** The first instant is possible. */
  static final byte FIRST = 1;

  /** The second instant is possible. */
  static final byte SECOND = 2;

  /** Both instants are possible. */
  static final byte EITHER = FIRST | SECOND;

  private final long[] times;
  private final boolean[] unsure;
  private final long shift;
  private final boolean up;
  private final boolean down;

  /**
   * @param times instants in the order of the lines; where {@code unsure}, the first of the two
   * @param shift time between the two instants, milliseconds
   * @param up whether all other lines of the series may be in order of time
   * @param down whether all other lines of the series may be against the order of time
   */
  HourOrder(long[] times, boolean[] unsure, long shift, boolean up, boolean down) {
    this.times = times;
    this.unsure = unsure;
    this.shift = shift;
    this.up = up;
    this.down = down;
  }

  /** Returns the same lines from the last to the first. */
  private HourOrder backward() {
    int count = times.length;
    long[] reversedTimes = new long[count];
    boolean[] reversedUnsure = new boolean[count];
    for (int i = 0; i < count; i++) {
      reversedTimes[i] = times[count - 1 - i];
      reversedUnsure[i] = unsure[count - 1 - i];
    }
    return new HourOrder(reversedTimes, reversedUnsure, shift, down, up);
  }

  private static byte[] reversed(byte[] possible) {
    if (possible == null) {
      return null;
    }
    byte[] reversed = new byte[possible.length];
    for (int i = 0; i < possible.length; i++) {
      reversed[i] = possible[possible.length - 1 - i];
    }
    return reversed;
  }

  /** Returns what each time may mean if time runs forward or backward; null if it does neither. */
  byte[] byTime() {
    return either(forward(), reversed(backward().forward()));
  }

  /**
   * Returns what each time may mean by any explanation; null if none fits.
   *
   * @param mayBeSorted whether the lines may be sorted by their text
   */
  byte[] byAny(boolean mayBeSorted) {
    byte[] byTime = byTime();
    if (!mayBeSorted) {
      return byTime;
    }
    byte[] down = reversed(backward().sorted());
    if (down != null) {
      // a backward sort loses which of two equal texts came first
      Arrays.fill(down, EITHER);
    }
    return either(byTime, either(sorted(), down));
  }

  private static byte[] either(byte[] one, byte[] other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    byte[] both = new byte[one.length];
    for (int i = 0; i < one.length; i++) {
      both[i] = (byte) (one[i] | other[i]);
    }
    return both;
  }

  /** Returns what each time may mean if time runs forward; null if it does not. */
  private byte[] forward() {
    long[] earliest = up ? earliest() : null;
    if (earliest == null) {
      return null;
    }
    long[] latest = latest();
    byte[] possible = new byte[times.length];
    for (int i = 0; i < times.length; i++) {
      possible[i] =
          (byte) ((earliest[i] == times[i] ? FIRST : 0) | (latest[i] == times[i] ? 0 : SECOND));
    }
    return goingOn(possible, earliest, latest);
  }

  /** Returns the earliest instants that are in order of time; null if there are none. */
  private long[] earliest() {
    long[] earliest = new long[times.length];
    long reached = Long.MIN_VALUE;
    for (int i = 0; i < times.length; i++) {
      boolean sureAgain = i > 0 && !unsure[i] && !unsure[i - 1] && times[i] == reached;
      long time = unsure[i] && times[i] <= reached ? times[i] + shift : times[i];
      if (time <= reached && !sureAgain) {
        return null;
      }
      earliest[i] = time;
      reached = time;
    }
    return earliest;
  }

  /**
   * Returns the latest instants that are in order of time. Call only if {@link #earliest} finds
   * some.
   */
  private long[] latest() {
    long[] latest = new long[times.length];
    long next = Long.MAX_VALUE;
    for (int i = times.length - 1; i >= 0; i--) {
      latest[i] = unsure[i] && times[i] + shift < next ? times[i] + shift : times[i];
      next = latest[i];
    }
    return latest;
  }

  /**
   * Narrows the possible meanings by the sure neighbours. If lines have a sure neighbour on one
   * side only, and it is close, they continue from it. If they have one on both sides and are
   * evenly spaced, without a gap, they come from a day delivered as if it had 24 hours: the first
   * instants are meant and the second ones are missing. A single time proves nothing: its pair may
   * be missing.
   */
  private byte[] goingOn(byte[] possible, long[] earliest, long[] latest) {
    int first = 0;
    while (!unsure[first]) {
      first++;
    }
    int last = times.length - 1;
    while (!unsure[last]) {
      last--;
    }
    boolean before = first > 0;
    boolean after = last < times.length - 1;
    if (before && !after && earliest[first] - times[first - 1] <= shift) {
      choose(possible, earliest);
    } else if (after && !before && times[last + 1] - latest[last] <= shift) {
      choose(possible, latest);
    } else if (before && after && first < last && isEven(first, last)) {
      choose(possible, earliest);
    }
    return possible;
  }

  /**
   * Returns whether the local times from the neighbour before to the one after are evenly spaced.
   */
  private boolean isEven(int first, int last) {
    long step = times[first] - times[first - 1];
    for (int i = first + 1; i <= last; i++) {
      if (!unsure[i] || times[i] - times[i - 1] != step) {
        return false;
      }
    }
    return times[last + 1] - shift - times[last] == step;
  }

  private void choose(byte[] possible, long[] chosen) {
    for (int i = 0; i < possible.length; i++) {
      possible[i] = chosen[i] == times[i] ? FIRST : SECOND;
    }
  }

  /**
   * Returns what each time may mean if lines are sorted by local time, so that the first of a pair
   * is the first instant. Returns null if they are not sorted so, or if other orders look the same:
   * there must be at least two repeated times, one of them a pair, and at least one sure time.
   */
  private byte[] sorted() {
    if (!up) {
      return null;
    }
    byte[] possible = new byte[times.length];
    int pairs = 0;
    int texts = 0;
    int sure = 0;
    int i = 0;
    while (i < times.length) {
      int same = 1;
      while (i + same < times.length && times[i + same] == times[i]) {
        same++;
      }
      if (same > (unsure[i] ? 2 : 1) || (i > 0 && times[i] < times[i - 1])) {
        return null;
      }
      possible[i] = same == 2 ? FIRST : EITHER;
      if (same == 2) {
        possible[i + 1] = SECOND;
        pairs++;
      }
      texts += unsure[i] ? 1 : 0;
      sure += unsure[i] ? 0 : 1;
      i += same;
    }
    return pairs > 0 && texts > 1 && sure > 0 ? possible : null;
  }
}
