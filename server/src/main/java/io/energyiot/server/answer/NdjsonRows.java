package io.energyiot.server.answer;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.query.RangePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Writes rows as NDJSON, one object per line. */
public final class NdjsonRows implements RowWriter {
  private static final byte[] LINE_END = {'\n'};

  private final TextBuffer out;
  private final ReadingJson fields;

  /** Writes to {@code out}, with the offsets of {@code zone}. */
  public NdjsonRows(TextBuffer out, ZoneId zone) {
    this.out = out;
    this.fields = new ReadingJson(out, new TimeText(zone));
  }

  @Override
  public void add(RangePart part) throws IOException {
    Readings readings = part.answer().readings();
    byte[] series = series(part.answer().series());
    for (int i = 0; i < part.count(); i++) {
      out.raw(series);
      fields.writeFields(readings, part.place(i));
      out.raw(LINE_END);
    }
  }

  private static byte[] series(Series series) {
    String device = new String(TextBuffer.quote(series.deviceId()), StandardCharsets.UTF_8);
    String channel = new String(TextBuffer.quote(series.channel().name()), StandardCharsets.UTF_8);
    String head = "{\"device_id\":" + device + ",\"channel\":" + channel + ',';
    return head.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void finish(long expected, long present, long overlapping) throws IOException {
    out.flush();
  }
}
