package io.energyiot.formats.csv.write;

import io.energyiot.formats.bytes.ByteText;
import io.energyiot.model.Series;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Writes one day per line, {@code device_id,date,metric_name,v1,v2,…}, separated by commas and
 * ended by LF. The caller must know how many values a day has.
 */
public final class WideFormWriter implements Closeable {
  /** Stands for a missing value: nothing is written between the commas. */
  public static final long GAP = Long.MIN_VALUE;

  private final ByteText text;
  private final SeriesText names = new SeriesText();
  private LocalDate lastDate;
  private byte[] date = {};

  /**
   * @param out closed with this
   */
  public WideFormWriter(OutputStream out) {
    text = new ByteText(out);
  }

  /**
   * Writes the names of the columns, which must come first.
   *
   * @param values the number of values in the longest row
   */
  public void header(int values) throws IOException {
    StringBuilder header = new StringBuilder("device_id,date,metric_name");
    for (int i = 1; i <= values; i++) {
      header.append(",v").append(i);
    }
    text.bytes(header.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Writes a day of a series.
   *
   * @param digits the values times 10^scale in order of time, or {@link #GAP}
   * @param count how many of {@code digits} to write
   * @param scale 0 to 38
   */
  public void day(Series series, LocalDate day, long[] digits, int count, int scale)
      throws IOException {
    names.of(series);
    if (!day.equals(lastDate)) {
      lastDate = day;
      date = day.toString().getBytes(StandardCharsets.US_ASCII);
    }
    text.bytes(names.device());
    text.character(',');
    text.bytes(date);
    text.character(',');
    text.bytes(names.channel());
    for (int i = 0; i < count; i++) {
      text.character(',');
      if (digits[i] != GAP) {
        text.decimal(digits[i], scale);
      }
    }
    text.character('\n');
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
