package io.energyiot.formats.clock;

import java.util.Map;
import java.util.TreeMap;

/**
 * The starts of one series that a file had so far, to find one that comes twice. Starts that follow
 * each other in even steps take no more memory than one.
 */
public final class SeenStarts {
  /** About how many bytes an uneven start takes. */
  public static final int BYTES = 160;

  /** By their first start; the range of one has nothing of another. */
  private final TreeMap<Long, Run> runs = new TreeMap<>();

  private Run last = new Run(0, -1);
  private long firstBehind = Long.MAX_VALUE;

  /** Starts from {@code first} to {@code last}, each {@code step} after the one before. */
  private static final class Run {
    private final long first;
    private final long step;
    private long last;

    Run(long first, long step) {
      this.first = first;
      this.step = step;
      this.last = first;
    }

    /** Ends before {@code start}, which it does not have; returns what it had behind that. */
    Run cut(long start) {
      Run tail = new Run(first + ((start - first) / step + 1) * step, step);
      tail.last = last;
      last = tail.first - step;
      return tail;
    }

    boolean has(long start) {
      return start >= first && start <= last && (start - first) % step == 0;
    }
  }

  /**
   * Adds a start.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param interval milliseconds until the next start if there is no gap, above 0
   * @return false if it was there
   */
  public boolean add(long start, long interval) {
    if (last.step < 0 || start != last.last + last.step || start >= firstBehind) {
      Map.Entry<Long, Run> before = runs.floorEntry(start);
      if (before != null && before.getValue().has(start)) {
        return false;
      }
      if (before != null && start < before.getValue().last) {
        Run tail = before.getValue().cut(start);
        runs.put(tail.first, tail);
      }
      last = before == null ? new Run(start, interval) : before.getValue();
      Long behind = runs.higherKey(start);
      firstBehind = behind == null ? Long.MAX_VALUE : behind;
      if (before == null || start != last.last + last.step) {
        last = new Run(start, interval);
        runs.put(start, last);
      }
    }
    last.last = start;
    return true;
  }

  /** How many uneven starts there are. */
  public int runs() {
    return runs.size();
  }
}
