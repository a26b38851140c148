package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes readings as a Parquet file: {@code device_id}, {@code channel}, {@code start} and {@code
 * end} (milliseconds, UTC), {@code value}, {@code quality}. A value is a decimal of 38 digits, 18
 * of them after the point, and exact; one that does not fit is null there and stands, as a decimal
 * in full, in {@code value_text}. Holds one row group, a few megabytes. For one thread.
 */
public final class ParquetReadings {
  /** The media type of such a file. */
  public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

  static final int PRECISION = 38;
  static final int SCALE = 18;

  private static final int ROWS_OF_GROUP = 1 << 16;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(PRECISION - SCALE);
  private static final long[] POWERS = new long[SCALE + 1];

  static {
    Arrays.setAll(POWERS, i -> BigInteger.TEN.pow(i).longValueExact());
  }

  private final OutputStream out;
  private final ParquetColumn devices = new ParquetColumn(ParquetField.text("device_id"));
  private final ParquetColumn channels = new ParquetColumn(ParquetField.text("channel"));
  private final ParquetColumn starts = new ParquetColumn(ParquetField.timestamp("start"));
  private final ParquetColumn ends = new ParquetColumn(ParquetField.timestamp("end"));
  private final ParquetColumn values = new ParquetColumn(ParquetField.optionalDecimal("value"));
  private final ParquetColumn qualities = new ParquetColumn(ParquetField.text("quality"));
  private final ParquetColumn texts = new ParquetColumn(ParquetField.optionalText("value_text"));
  private final List<ParquetColumn> columns =
      List.of(devices, channels, starts, ends, values, qualities, texts);
  private final List<List<ParquetColumn.Chunk>> groups = new ArrayList<>();
  private byte[] device = new byte[0];
  private byte[] channel = new byte[0];
  private long offset;
  private int rows;

  /**
   * Begins a file.
   *
   * @param out not closed by this
   */
  public ParquetReadings(OutputStream out) throws IOException {
    this.out = out;
    out.write(MAGIC);
    offset = MAGIC.length;
  }

  /** Names the series whose readings follow. */
  public void series(Series series) {
    device = series.deviceId().getBytes(StandardCharsets.UTF_8);
    channel = series.channel().name().getBytes(StandardCharsets.UTF_8);
  }

  /** Adds reading {@code i}. */
  public void add(Readings readings, int i) throws IOException {
    devices.add(device);
    channels.add(channel);
    starts.add(readings.start(i));
    ends.add(readings.end(i));
    qualities.add(QualityNames.of(readings.quality(i)));
    addValue(readings, i);
    if (++rows == ROWS_OF_GROUP) {
      writeGroup();
    }
  }

  private void addValue(Readings readings, int i) {
    if (!readings.hasValue(i)) {
      values.addNull();
      texts.addNull();
    } else if (readings.isWide(i) || readings.scale(i) > SCALE) {
      addUnusual(readings.value(i));
    } else {
      long digits = readings.unscaled(i);
      long factor = POWERS[SCALE - readings.scale(i)];
      values.add(Math.multiplyHigh(digits, factor), digits * factor);
      texts.addNull();
    }
  }

  private void addUnusual(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() > SCALE || value.abs().compareTo(LIMIT) >= 0) {
      values.addNull();
      texts.add(value.toPlainString().getBytes(StandardCharsets.US_ASCII));
      return;
    }
    BigInteger digits = value.setScale(SCALE).unscaledValue();
    values.add(digits.shiftRight(Long.SIZE).longValue(), digits.longValue());
    texts.addNull();
  }

  private void writeGroup() throws IOException {
    List<ParquetColumn.Chunk> chunks = new ArrayList<>();
    for (ParquetColumn column : columns) {
      ParquetColumn.Chunk chunk = column.write(out, offset);
      offset += chunk.packedBytes();
      chunks.add(chunk);
    }
    groups.add(chunks);
    rows = 0;
  }

  /**
   * Writes what is left and ends the file.
   *
   * @param properties what the footer says besides, by name
   */
  public void finish(Map<String, String> properties) throws IOException {
    if (rows > 0) {
      writeGroup();
    }
    byte[] footer = ParquetFooter.of(columns, groups, properties);
    out.write(footer);
    out.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.length)
            .array());
    out.write(MAGIC);
    out.flush();
  }
}
