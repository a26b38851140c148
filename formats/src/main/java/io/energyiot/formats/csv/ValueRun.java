package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;
import java.time.Instant;

/** The values of a row that follow each other without a gap, passed on together. */
final class ValueRun {
  private final int interval;
  private final ReadingSink sink;
  private long[] digits = new long[100];
  private byte[] scales = new byte[100];
  private long line;
  private ByteLines lines;
  private Series series;
  private long dayStart;
  private int first;
  private int count;

  /**
   * @param interval the length of every interval, in seconds
   */
  ValueRun(int interval, ReadingSink sink) {
    this.interval = interval;
    this.sink = sink;
  }

  /**
   * Begins a row.
   *
   * @param line its number in the file
   * @param lines stands at the row
   * @param values how many values it may have
   */
  void begin(long line, ByteLines lines, Series series, long dayStart, int values) {
    this.line = line;
    this.lines = lines;
    this.series = series;
    this.dayStart = dayStart;
    if (digits.length < values) {
      digits = new long[values];
      scales = new byte[values];
    }
    count = 0;
  }

  /**
   * Adds the value at {@code index} of the row.
   *
   * @throws BrokenRuleException if its interval starts too late: the day itself does not, but it
   *     may end so
   */
  void add(int index, long value, int scale) {
    if (index != first + count) {
      pass();
    }
    if (count == 0) {
      first = index;
    }
    checkStart(index);
    digits[count] = value;
    scales[count] = (byte) scale;
    count++;
  }

  private void checkStart(int index) {
    long start = start(index);
    if (start >= Interval.END_OF_STARTS) {
      Interval.startMillis(Instant.ofEpochMilli(start));
    }
  }

  private long start(int index) {
    return dayStart + index * (interval * 1000L);
  }

  /** Passes on a value whose digits do not fit a long, and before it what was added. */
  void passWide(int index, BigDecimal value) {
    pass();
    checkStart(index);
    sink.wideReading(line, series, start(index), interval, value, Quality.ACTUAL);
  }

  /** Passes on what was added; what the sink refuses is rejected. */
  void pass() {
    if (count == 0) {
      return;
    }
    int passed = count;
    count = 0;
    try {
      sink.run(line, series, start(first), interval, digits, scales, passed);
    } catch (BrokenRuleException e) {
      String until = passed == 1 ? "" : "-" + column(first + passed - 1);
      reject(column(first) + until, e);
    }
  }

  /** Rejects the value at {@code index}, and before it passes on what was added. */
  void reject(int index, BrokenRuleException broken) {
    pass();
    reject(column(index), broken);
  }

  private void reject(String columns, BrokenRuleException broken) {
    sink.reject(new Reject(line, columns, broken.code(), broken.getMessage(), lines.text()));
  }

  private static String column(int index) {
    return "v" + (index + 1);
  }
}
