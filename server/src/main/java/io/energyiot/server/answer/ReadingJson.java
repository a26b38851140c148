package io.energyiot.server.answer;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Writes readings as JSON objects. Parts that never change are kept as bytes. For one thread. */
final class ReadingJson {
  private static final byte[] OPEN = bytes("{");
  private static final byte[] START = bytes("\"start\":\"");
  private static final byte[] END = bytes("\",\"end\":\"");
  private static final byte[] VALUE = bytes("\",\"value\":");
  private static final byte[] NULL = bytes("null");
  private static final byte[][] QUALITIES =
      IntStream.range(0, Quality.codes())
          .mapToObj(code -> bytes(",\"quality\":\"" + Quality.ofCode(code).text() + "\"}"))
          .toArray(byte[][]::new);

  private final TextBuffer out;
  private final TimeText times;

  ReadingJson(TextBuffer out, TimeText times) {
    this.out = out;
    this.times = times;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes reading {@code i} as an object. */
  void write(Readings readings, int i) throws IOException {
    out.raw(OPEN);
    writeFields(readings, i);
  }

  /** Writes the fields of reading {@code i} and the end of its object. */
  void writeFields(Readings readings, int i) throws IOException {
    out.raw(START).time(times, readings.start(i));
    out.raw(END).time(times, readings.end(i)).raw(VALUE);
    if (readings.hasValue(i)) {
      writeValue(out, readings, i);
    } else {
      out.raw(NULL);
    }
    int quality = readings.qualityCode(i);
    if (quality < QUALITIES.length) {
      out.raw(QUALITIES[quality]);
    } else {
      out.ascii(",\"quality\":\"").ascii(Quality.ofCode(quality).text()).ascii("\"}");
    }
  }

  /** Writes the value of a reading that has one. */
  static void writeValue(TextBuffer out, Readings readings, int i) throws IOException {
    if (readings.isWide(i)) {
      out.ascii(readings.value(i).toPlainString());
    } else {
      out.decimal(readings.unscaled(i), readings.scale(i));
    }
  }
}
