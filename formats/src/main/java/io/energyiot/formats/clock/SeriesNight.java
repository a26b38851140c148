package io.energyiot.formats.clock;

import java.util.Arrays;

/**
 * The times of one series around one change of the clock, in the order of the lines. Of times about
 * which there is no doubt and that follow each other, only the first and the last are kept.
 */
final class SeriesNight {
  /** Bytes of memory that one takes, with its place in a table. */
  static final int BYTES = 400;

  private static final int SURE = -1;

  private final ClockChange change;
  private long[] times = new long[12];
  private int[] held = new int[12];
  private int count;
  private int open;
  private boolean up = true;
  private boolean down = true;
  private boolean again;
  private final boolean onlyRuns;
  private boolean incomplete;

  /**
   * @param onlyRuns whether lines before the first may be missing, so that only what stands between
   *     sure times can be told
   */
  SeriesNight(ClockChange change, boolean onlyRuns) {
    this.change = change;
    this.onlyRuns = onlyRuns;
  }

  /** Hears what a line that is held means. */
  interface Decision {
    /**
     * The line means {@code meaning}.
     *
     * @param line the place among the lines held
     */
    void is(int line, Meaning meaning);
  }

  /** Compares the texts of two lines that are held, by their places among them. */
  interface TextOrder {
    /** As a comparator does. */
    int compare(int one, int other);
  }

  /** How many lines are waiting for their meaning. */
  int open() {
    return open;
  }

  /** Says that lines are missing here, so that nothing can be told of the others. */
  void spoil() {
    incomplete = true;
  }

  /**
   * Adds a line that is held.
   *
   * @param earlier the first of the two instants that it may mean
   * @param line its place among the lines held
   */
  void addUnsure(long earlier, int line) {
    add(earlier, line);
    open++;
  }

  /** Adds a line about whose instant there is no doubt. */
  void addSure(long instant) {
    if (count > 0 && held[count - 1] == SURE) {
      up &= instant >= times[count - 1];
      down &= instant <= times[count - 1];
      again |= instant == times[count - 1];
      if (count > 1 && held[count - 2] == SURE) {
        times[count - 1] = instant;
        return;
      }
    }
    add(instant, SURE);
  }

  private void add(long time, int line) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      held = Arrays.copyOf(held, 2 * count);
    }
    times[count] = time;
    held[count++] = line;
  }

  /**
   * Decides the lines between the last two times that are sure, if they are all that there can be
   * and in order of time: nothing that follows changes that.
   *
   * @return whether all that was open is decided; only what is sure since is kept then
   */
  boolean decideEarly(Decision decision) {
    int last = count - 1;
    int from = last - 1;
    while (from >= 0 && held[from] != SURE) {
      from--;
    }
    if (open == 0 || incomplete || from < 0 || last - from - 1 != open || held[last] != SURE) {
      return false;
    }
    if (!isWholeRun(from, last) || !decideRun(from, last, decision)) {
      return false;
    }
    up &= times[from] < times[last];
    down &= times[from] > times[last];
    times[0] = times[last];
    held[0] = SURE;
    count = 1;
    open = 0;
    return true;
  }

  /** Decides all lines that are held, when no other one comes. */
  void decide(TextOrder texts, Decision decision) {
    if (open == 0) {
      return;
    }
    byte[] possible =
        incomplete || onlyRuns || isContradicted()
            ? null
            : order(0, count, up, down).byAny(!again && !isSortedByText(texts));
    if (possible != null) {
      tell(0, possible, decision);
    } else {
      decideRuns(decision);
    }
  }

  /**
   * Whether the lines of each pair of equal times are in the order of their texts. Then they may be
   * sorted by the whole line, value included, and which of a pair came first is not known.
   */
  private boolean isSortedByText(TextOrder texts) {
    boolean differ = false;
    for (int i = 1; i < count; i++) {
      if (held[i] != SURE && held[i - 1] != SURE && times[i] == times[i - 1]) {
        int order = texts.compare(held[i - 1], held[i]);
        if (order > 0) {
          return false;
        }
        differ |= order < 0;
      }
    }
    return differ;
  }

  /** Whether a time that is held is also there with an offset: it may be either of them. */
  private boolean isContradicted() {
    for (int i = 0; i < count; i++) {
      if (held[i] == SURE && change.isShownTwice(times[i])) {
        for (int j = 0; j < count; j++) {
          long apart = times[i] - times[j];
          if (held[j] != SURE && (apart == 0 || apart == change.shift())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Decides whole runs that stand between sure times; the others are not known. */
  private void decideRuns(Decision decision) {
    int from = -1;
    for (int i = 0; i < count; i++) {
      if (held[i] == SURE) {
        boolean decided =
            !incomplete
                && from >= 0
                && i - from > 1
                && isWholeRun(from, i)
                && decideRun(from, i, decision);
        if (!decided) {
          leave(from, i, decision);
        }
        from = i;
      }
    }
    leave(from, count, decision);
  }

  private void leave(int from, int to, Decision decision) {
    for (int i = from + 1; i < to; i++) {
      decision.is(held[i], incomplete ? Meaning.TOO_MANY : Meaning.UNKNOWN);
    }
  }

  /** Whether between two places each time comes twice, and there are two of them at least. */
  private boolean isWholeRun(int from, int to) {
    long[] run = Arrays.copyOfRange(times, from + 1, to);
    Arrays.sort(run);
    boolean whole = run.length > 3 && run.length % 2 == 0;
    for (int i = 0; whole && i < run.length; i += 2) {
      whole = run[i] == run[i + 1] && (i == 0 || run[i] != run[i - 1]);
    }
    return whole;
  }

  private boolean decideRun(int from, int to, Decision decision) {
    byte[] possible = order(from, to + 1, true, true).byTime();
    if (possible == null || !isClose(from, to)) {
      return false;
    }
    tell(from, possible, decision);
    return true;
  }

  /** Whether the sure times around a run are so close that hardly a line is between. */
  private boolean isClose(int from, int to) {
    long[] run = Arrays.copyOfRange(times, from + 1, to);
    Arrays.sort(run);
    long before = Math.min(times[from], times[to]);
    long after = Math.max(times[from], times[to]);
    return run[0] - before <= change.shift() && after - run[run.length - 1] <= 2 * change.shift();
  }

  private HourOrder order(int from, int to, boolean mayGoUp, boolean mayGoDown) {
    boolean[] unsure = new boolean[to - from];
    for (int i = from; i < to; i++) {
      unsure[i - from] = held[i] != SURE;
    }
    return new HourOrder(
        Arrays.copyOfRange(times, from, to), unsure, change.shift(), mayGoUp, mayGoDown);
  }

  private void tell(int from, byte[] possible, Decision decision) {
    for (int i = 0; i < possible.length; i++) {
      if (held[from + i] != SURE) {
        decision.is(
            held[from + i],
            switch (possible[i]) {
              case HourOrder.FIRST -> Meaning.FIRST;
              case HourOrder.SECOND -> Meaning.SECOND;
              default -> Meaning.UNKNOWN;
            });
      }
    }
  }
}
