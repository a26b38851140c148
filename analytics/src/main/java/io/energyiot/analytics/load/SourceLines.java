package io.energyiot.analytics.load;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Writes rows of {@link SourceQuestion} as a file of the long form, times in UTC. What a row lacks
 * stays empty, and what is no number is written as it is, so that the load rejects these lines.
 */
final class SourceLines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  /** A decimal with more zeros is no reading, and would fill the memory if they were written. */
  private static final int MAX_SCALE = 100;

  private final OutputStream out;
  private final byte[] channel;
  private final Field device = new Field(0);
  private final Field ofChannel = new Field(3);
  private long day = Long.MIN_VALUE;
  private byte[] dayText = {};

  /**
   * Begins a file.
   *
   * @param channel of all rows; null if a column has it
   */
  SourceLines(Path file, String channel) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    this.channel = channel == null ? null : text(channel);
    out.write(text("device_id,metric_time,metric_name,metric_value\n"));
  }

  /** A column whose value is often that of the row before. */
  private static final class Field {
    private final int column;
    private ByteBuffer last;
    private byte[] text = {};

    Field(int column) {
      this.column = column;
    }

    byte[] of(Row row) {
      ByteBuffer bytes = row.getBytesUnsafe(column);
      if (!Objects.equals(bytes, last)) {
        last = bytes;
        text = bytes == null ? new byte[0] : quoted(row.getObject(column).toString());
      }
      return text;
    }
  }

  void write(Row row) throws IOException {
    out.write(device.of(row));
    out.write(',');
    time(row.getBytesUnsafe(1));
    out.write(',');
    out.write(channel != null ? channel : ofChannel.of(row));
    out.write(',');
    out.write(value(row));
    out.write('\n');
  }

  private static byte[] quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ');
    return text(plain ? text : '"' + text.replace("\"", "\"\"").replaceAll("[\r\n]", "?") + '"');
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void time(ByteBuffer bytes) throws IOException {
    if (bytes == null) {
      return;
    }
    long millis = bytes.getLong(bytes.position());
    long itsDay = Math.floorDiv(millis, DAY_MILLIS);
    if (itsDay != day) {
      day = itsDay;
      dayText = text(DAY.format(Instant.ofEpochMilli(millis)));
    }
    out.write(dayText);
    int ofDay = (int) Math.floorMod(millis, DAY_MILLIS);
    int seconds = ofDay / 1000;
    out.write('T');
    two(seconds / 3600);
    out.write(':');
    two(seconds / 60 % 60);
    out.write(':');
    two(seconds % 60);
    if (ofDay % 1000 != 0) {
      out.write('.');
      out.write('0' + ofDay % 1000 / 100);
      two(ofDay % 100);
    }
    out.write('Z');
  }

  private void two(int number) throws IOException {
    out.write('0' + number / 10);
    out.write('0' + number % 10);
  }

  private static byte[] value(Row row) {
    if (row.isNull(2)) {
      return new byte[0];
    }
    if (row.getType(2).equals(DataTypes.DECIMAL)) {
      return text(plain(decimal(row.getBytesUnsafe(2))));
    }
    Object value = row.getObject(2);
    String written = value.toString();
    boolean exponent = !(value instanceof String) && written.indexOf('E') > 0;
    return exponent ? text(plain(new BigDecimal(written))) : quoted(written);
  }

  /** Cassandra has the scale in four bytes, and then the digits. */
  private static BigDecimal decimal(ByteBuffer bytes) {
    int scale = bytes.getInt(bytes.position());
    byte[] digits = new byte[bytes.remaining() - Integer.BYTES];
    bytes.get(bytes.position() + Integer.BYTES, digits);
    if (digits.length > Long.BYTES) {
      return new BigDecimal(new BigInteger(digits), scale);
    }
    long unscaled = digits[0];
    for (int i = 1; i < digits.length; i++) {
      unscaled = (unscaled << Byte.SIZE) | (digits[i] & 0xff);
    }
    return BigDecimal.valueOf(unscaled, scale);
  }

  private static String plain(BigDecimal decimal) {
    return Math.abs((long) decimal.scale()) > MAX_SCALE
        ? decimal.toString()
        : decimal.toPlainString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
