package io.energyiot.formats.clock;

import java.util.Arrays;

/**
 * The times of one series around one change of the clock, in the order of the lines. Of consecutive
 * unambiguous times only the first and the last are kept.
 */
final class SeriesNight {
  /** Memory that one night takes, with its entry in a table, in bytes. */
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
   * @param onlyRuns whether lines before the first may be missing, so that only lines between sure
   *     times can be decided
   */
  SeriesNight(ClockChange change, boolean onlyRuns) {
    this.change = change;
    this.onlyRuns = onlyRuns;
  }

  /** Receives the meaning of a held line. */
  interface Decision {
    /**
     * Receives the meaning of a line.
     *
     * @param line its place among the held lines
     */
    void is(int line, Meaning meaning);
  }

  /** Compares the texts of two held lines, by their places among the held lines. */
  interface TextOrder {
    /** Compares like a comparator. */
    int compare(int one, int other);
  }

  /** Returns how many lines wait for their meaning. */
  int open() {
    return open;
  }

  /** Notes that lines are missing here, so that the others can't be decided. */
  void spoil() {
    incomplete = true;
  }

  /**
   * Adds a held line.
   *
   * @param earlier the first of the two instants that it may mean
   * @param line its place among the held lines
   */
  void addUnsure(long earlier, int line) {
    add(earlier, line);
    open++;
  }

  /** Adds a line whose instant is unambiguous. */
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
   * Decides the lines between the last two sure times, if they are complete and in order of time,
   * so that no further line can change their meaning.
   *
   * @return whether all open lines are decided; if so, only the last sure time is kept
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

  /** Decides all held lines. Call it when no more lines follow. */
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
   * Returns whether the lines of each pair of equal times are in the order of their texts. If so,
   * the file may be sorted by whole lines, values included, and which of a pair came first is
   * unknown.
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

  /**
   * Returns whether a held time also occurs with an offset: the held line may then be either
   * instant.
   */
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

  /** Decides whole runs between sure times; the meaning of the other lines stays unknown. */
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

  /**
   * Returns whether each time between two places occurs exactly twice, and there are at least two.
   */
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

  /** Returns whether the sure times around a run are so close that hardly any line is missing. */
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
