package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.model.rules.ModelTime;
import io.energyiot.bench.model.rules.Ranged;
import io.energyiot.bench.model.rules.Told;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes answers of the model and of the system as lines that can be compared. */
final class Lines {
  private Lines() {}

  static String of(Told told, ZoneId zone) {
    return "%s %s %s %s"
        .formatted(
            ModelTime.of(told.start(), zone),
            ModelTime.of(told.end(), zone),
            told.digits(),
            told.quality());
  }

  /** Of a reading in JSON. */
  static String of(JsonNode reading) {
    return "%s %s %s %s"
        .formatted(
            reading.path("start").asText(),
            reading.path("end").asText(),
            digits(reading.path("value")),
            reading.path("quality").asText());
  }

  /** All digits of a number; empty for null. */
  static String digits(JsonNode number) {
    return number.isNumber() ? number.decimalValue().toPlainString() : "";
  }

  static String digits(BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  static List<String> completeness(Ranged ranged, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add("present " + ranged.present() + " of " + ranged.byQuality());
    if (!ranged.readings().isEmpty()) {
      lines.add("expected " + ranged.expected());
      for (Ranged.Gap gap : ranged.missing()) {
        lines.add("missing " + range(gap.start(), gap.end(), zone) + ": " + gap.count());
      }
      lines.add("overlapping " + ranged.overlapping());
      ranged.overlaps().forEach((start, end) -> lines.add("twice " + range(start, end, zone)));
    }
    return lines;
  }

  private static String range(long start, long end, ZoneId zone) {
    return ModelTime.of(start, zone) + " to " + ModelTime.of(end, zone);
  }

  private static String range(JsonNode range) {
    return range.path("start").asText() + " to " + range.path("end").asText();
  }

  static List<String> completeness(JsonNode completeness) {
    List<String> lines = new ArrayList<>();
    TreeMap<String, Integer> qualities = new TreeMap<>();
    completeness
        .path("by_quality")
        .properties()
        .forEach(each -> qualities.put(each.getKey(), each.getValue().asInt()));
    lines.add("present " + completeness.path("present").asInt() + " of " + qualities);
    if (!qualities.isEmpty()) {
      lines.add("expected " + completeness.path("expected").asInt());
      for (JsonNode gap : completeness.path("missing")) {
        lines.add("missing " + range(gap) + ": " + gap.path("count").asInt());
      }
      lines.add("overlapping " + completeness.at("/overlapping/count").asInt());
      completeness.at("/overlapping/ranges").forEach(each -> lines.add("twice " + range(each)));
    }
    return lines;
  }
}
