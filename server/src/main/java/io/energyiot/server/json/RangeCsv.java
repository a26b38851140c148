package io.energyiot.server.json;

import io.energyiot.model.Readings;
import io.energyiot.query.RangeAnswer;
import java.nio.charset.StandardCharsets;

/** A range of readings as CSV, RFC 4180: a header, then a line a reading, ended by CR LF. */
public final class RangeCsv {
  private static final String HEADER = "device_id,channel,start,end,value,quality\r\n";
  private static final int LINE_CHARACTERS = 96;

  private RangeCsv() {}

  /** The answer's bytes, in UTF-8; a missing value is an empty field. */
  public static byte[] write(RangeAnswer answer) {
    Readings readings = answer.readings();
    TimeText times = new TimeText(answer.range().zone());
    String series =
        field(answer.series().deviceId()) + ',' + field(answer.series().channel().name()) + ',';
    StringBuilder lines = new StringBuilder(HEADER.length() + LINE_CHARACTERS * readings.size());
    lines.append(HEADER);
    for (int i = 0; i < readings.size(); i++) {
      lines.append(series).append(times.of(readings.start(i))).append(',');
      lines.append(times.of(readings.end(i))).append(',');
      if (readings.hasValue(i)) {
        lines.append(readings.value(i).toPlainString());
      }
      lines.append(',').append(readings.quality(i).text()).append("\r\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
