package io.energyiot.formats.csv.write;

import io.energyiot.model.Series;
import java.nio.charset.StandardCharsets;

/** The bytes of a series' device id and channel, created once while the series stays the same. */
final class SeriesText {
  private Series series;
  private byte[] device = {};
  private byte[] channel = {};

  void of(Series next) {
    if (!next.equals(series)) {
      series = next;
      device = quoted(next.deviceId()).getBytes(StandardCharsets.UTF_8);
      channel = next.channel().name().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static String quoted(String id) {
    boolean plain = id.indexOf(',') < 0 && id.indexOf(';') < 0 && id.indexOf('"') < 0;
    return plain ? id : '"' + id.replace("\"", "\"\"") + '"';
  }

  byte[] device() {
    return device;
  }

  byte[] channel() {
    return channel;
  }
}
