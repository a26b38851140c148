package io.energyiot.server.answer;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import io.energyiot.model.Version;
import io.energyiot.model.Zones;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.RangePart;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.Gap;
import io.energyiot.query.completeness.OverlappingIntervals;
import io.energyiot.query.completeness.RangeCompleteness;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Writes ranges of readings as JSON. For one thread. */
public final class RangeJson {
  private final TextBuffer out;
  private final TimeText times;
  private final ReadingJson readings;
  private final ZoneId zone;

  /** Writes to {@code out}, with the offsets of {@code zone}. */
  public RangeJson(TextBuffer out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
    this.times = new TimeText(zone);
    this.readings = new ReadingJson(out, times);
  }

  /** Writes one series. */
  public void write(RangePart part, Optional<String> nextCursor) throws IOException {
    RangeAnswer answer = part.answer();
    out.ascii("{\"device_id\":").quoted(answer.series().deviceId()).ascii(",");
    writeUnit(answer.series());
    writeRange(answer.range());
    writeValues(part);
    writeEnd(nextCursor);
  }

  /** Writes several channels of one device. */
  public void write(
      String deviceId, TimeRange range, List<RangePart> parts, Optional<String> nextCursor)
      throws IOException {
    out.ascii("{\"device_id\":").quoted(deviceId);
    writeRange(range);
    out.ascii(",\"channels\":[");
    for (int i = 0; i < parts.size(); i++) {
      out.ascii(i == 0 ? "{" : ",{");
      writeUnit(parts.get(i).answer().series());
      writeValues(parts.get(i));
      out.ascii("}");
    }
    out.ascii("]");
    writeEnd(nextCursor);
  }

  private void writeUnit(Series series) throws IOException {
    out.ascii("\"channel\":").quoted(series.channel().name());
    out.ascii(",\"unit\":").quoted(series.channel().unit().map(Unit::text).orElse(null));
  }

  private void writeRange(TimeRange range) throws IOException {
    out.ascii(",\"zone\":").quoted(Zones.name(zone));
    out.ascii(",\"from\":\"").time(times, range.from());
    out.ascii("\",\"to\":\"").time(times, range.to()).ascii("\"");
  }

  private void writeValues(RangePart part) throws IOException {
    if (part.answer().asOf() != Version.NO_LIMIT) {
      out.ascii(",\"as_of\":\"").time(times, part.answer().asOf()).ascii("\"");
    }
    writeCompleteness(part.answer().completeness());
    out.ascii(",\"readings\":[");
    Readings all = part.answer().readings();
    for (int i = 0; i < part.count(); i++) {
      if (i > 0) {
        out.ascii(",");
      }
      readings.write(all, part.place(i));
    }
    out.ascii("]");
  }

  private void writeCompleteness(RangeCompleteness completeness) throws IOException {
    out.ascii(",\"completeness\":{\"expected\":").number(completeness.expected());
    out.ascii(",\"present\":").number(completeness.present()).ascii(",\"by_quality\":{");
    String comma = "";
    for (Quality quality : Quality.values()) {
      Long count = completeness.byQuality().get(quality);
      if (count != null) {
        out.ascii(comma).quoted(quality.text()).ascii(":").number(count);
        comma = ",";
      }
    }
    out.ascii("},\"missing\":[");
    comma = "";
    for (Gap gap : completeness.gaps()) {
      out.ascii(comma).ascii("{\"start\":\"").time(times, gap.start());
      out.ascii("\",\"end\":\"").time(times, gap.end());
      out.ascii("\",\"count\":").number(gap.count()).ascii("}");
      comma = ",";
    }
    out.ascii("]");
    writeOverlaps(completeness.overlaps());
    out.ascii("}");
  }

  private void writeOverlaps(OverlappingIntervals overlaps) throws IOException {
    out.ascii(",\"overlapping\":{\"count\":").number(overlaps.count()).ascii(",\"ranges\":[");
    String comma = "";
    for (OverlappingIntervals.Range range : overlaps.ranges()) {
      out.ascii(comma).ascii("{\"start\":\"").time(times, range.start());
      out.ascii("\",\"end\":\"").time(times, range.end()).ascii("\"}");
      comma = ",";
    }
    out.ascii("]}");
  }

  private void writeEnd(Optional<String> nextCursor) throws IOException {
    if (nextCursor.isPresent()) {
      out.ascii(",\"next_cursor\":").quoted(nextCursor.get());
    }
    out.ascii("}");
  }
}
