package io.energyiot.server.answer;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.query.RangePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * Writes rows as CSV (RFC 4180): a header, then one line per reading, each ended by CR LF. A
 * missing value is an empty field.
 */
public final class CsvRows implements RowWriter {
  private static final String HEADER = "device_id,channel,start,end,value,quality\r\n";

  private final TextBuffer out;
  private final TimeText times;

  /** Begins with the header. */
  public CsvRows(TextBuffer out, ZoneId zone) throws IOException {
    this.out = out.ascii(HEADER);
    this.times = new TimeText(zone);
  }

  @Override
  public void add(RangePart part) throws IOException {
    Readings readings = part.answer().readings();
    byte[] series = series(part.answer().series());
    for (int k = 0; k < part.count(); k++) {
      int i = part.place(k);
      out.raw(series).time(times, readings.start(i));
      out.ascii(",").time(times, readings.end(i)).ascii(",");
      if (readings.hasValue(i)) {
        ReadingJson.writeValue(out, readings, i);
      }
      out.ascii(",").ascii(readings.quality(i).text()).ascii("\r\n");
    }
  }

  private static byte[] series(Series series) {
    String fields = field(series.deviceId()) + ',' + field(series.channel().name()) + ',';
    return fields.getBytes(StandardCharsets.UTF_8);
  }

  static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void finish(long expected, long present, long overlapping) throws IOException {
    out.flush();
  }
}
