package io.energyiot.formats.csv.write;

import io.energyiot.formats.bytes.ByteText;
import io.energyiot.model.Series;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * Writes one reading per line, {@code device_id,metric_time,metric_name,metric_value}, separated by
 * commas and ended by LF. Only for readings of quality actual and one interval length, since the
 * lines contain neither.
 */
public final class LongFormWriter implements Closeable {
  private static final byte[] HEADER =
      "device_id,metric_time,metric_name,metric_value\n".getBytes(StandardCharsets.US_ASCII);

  private final ByteText text;
  private final LocalClock clock;
  private final SeriesText names = new SeriesText();

  /**
   * @param out closed with this
   * @param zone the zone of the times written
   * @param withOffset whether each time has its offset from UTC; without offsets, only the order of
   *     the lines distinguishes the two runs of a repeated hour
   */
  public LongFormWriter(OutputStream out, ZoneId zone, boolean withOffset) {
    text = new ByteText(out);
    clock = new LocalClock(zone, withOffset);
  }

  /** Writes the names of the columns, which must come first. */
  public void header() throws IOException {
    text.bytes(HEADER);
  }

  /**
   * Writes a reading.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param digits the value times 10^scale
   * @param scale 0 to 38
   */
  public void reading(Series series, long start, long digits, int scale) throws IOException {
    beforeValue(series, start);
    text.decimal(digits, scale);
    text.character('\n');
  }

  /**
   * Writes a reading with any value.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   */
  public void reading(Series series, long start, BigDecimal value) throws IOException {
    beforeValue(series, start);
    text.decimal(value);
    text.character('\n');
  }

  private void beforeValue(Series series, long start) throws IOException {
    names.of(series);
    text.bytes(names.device());
    text.character(',');
    clock.write(start, text);
    text.character(',');
    text.bytes(names.channel());
    text.character(',');
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
