package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.Reject;
import java.time.Instant;

/** Passes on the values of rows: in runs where they are plain and none is left out, else singly. */
final class RowValues {
  private final int interval;
  private final CsvDecimals decimals;
  private final ReadingSink sink;
  private long[] digits = new long[100];
  private byte[] scales = new byte[100];
  private long line;
  private ByteLines lines;
  private Series series;
  private long dayStart;

  /**
   * @param interval the length of every interval, in seconds
   */
  RowValues(int interval, CsvDecimals decimals, ReadingSink sink) {
    this.interval = interval;
    this.decimals = decimals;
    this.sink = sink;
  }

  /**
   * Begins a row.
   *
   * @param line its number in the file
   * @param lines positioned at the row
   * @param dayStart the start of its first interval, in the range that {@link Interval} allows
   */
  void at(long line, ByteLines lines, Series series, long dayStart) {
    this.line = line;
    this.lines = lines;
    this.series = series;
    this.dayStart = dayStart;
  }

  /** Passes on plain values from the beginning of the row. */
  void pass(PlainValues values) {
    passRun(0, values.digits(), values.scales(), values.count());
  }

  /**
   * Passes on values of any kind, except empty ones.
   *
   * @param firstColumn the column of the row's first value
   * @param count the number of value columns
   */
  void pass(Fields fields, int firstColumn, int count) {
    if (digits.length < count) {
      digits = new long[count];
      scales = new byte[count];
    }
    int i = 0;
    while (i < count) {
      int plain = readPlain(fields, firstColumn + i, count - i);
      passRun(i, digits, scales, plain);
      if (plain == 0 && !fields.isEmpty(firstColumn + i)) {
        passOne(i, fields, firstColumn + i);
      }
      i += Math.max(1, plain);
    }
  }

  /** Reads at most {@code max} columns, up to the first that is empty or not plain. */
  private int readPlain(Fields fields, int firstColumn, int max) {
    int count = 0;
    while (count < max && decimals.readPlain(fields, firstColumn + count)) {
      digits[count] = decimals.digits();
      scales[count] = (byte) decimals.scale();
      count++;
    }
    return count;
  }

  private void passRun(int first, long[] values, byte[] theirScales, int count) {
    int inTime = inTime(first + count) - first;
    if (inTime > 0) {
      try {
        sink.run(line, series, start(first), interval, values, theirScales, inTime);
      } catch (BrokenRuleException e) {
        reject(inTime == 1 ? column(first) : column(first) + "-" + column(first + inTime - 1), e);
      }
    }
    for (int i = Math.max(0, inTime); i < count; i++) {
      rejectLate(first + i);
    }
  }

  /**
   * Returns how many intervals of a day start in the allowed range; the last allowed day may exceed
   * it.
   */
  private int inTime(int count) {
    long step = interval * 1000L;
    return (int) Math.min(count, (Interval.END_OF_STARTS - dayStart + step - 1) / step);
  }

  private void rejectLate(int index) {
    try {
      Interval.startMillis(Instant.ofEpochMilli(start(index)));
    } catch (BrokenRuleException e) {
      reject(column(index), e);
    }
  }

  private void passOne(int index, Fields fields, int column) {
    try {
      decimals.read(fields, column);
      long start = Interval.startMillis(Instant.ofEpochMilli(start(index)));
      if (decimals.wide() == null) {
        long value = decimals.digits();
        sink.reading(line, series, start, interval, value, decimals.scale(), Quality.ACTUAL);
      } else {
        sink.wideReading(line, series, start, interval, decimals.wide(), Quality.ACTUAL);
      }
    } catch (BrokenRuleException e) {
      reject(column(index), e);
    }
  }

  private long start(int index) {
    return dayStart + index * (interval * 1000L);
  }

  private void reject(String columns, BrokenRuleException broken) {
    sink.reject(new Reject(line, columns, broken.code(), broken.getMessage(), lines.text()));
  }

  private static String column(int index) {
    return "v" + (index + 1);
  }
}
