package io.energyiot.cli.query;

import io.energyiot.client.reading.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How complete an answer is, in lines. */
final class CompletenessText {
  private static final int MAX_GAPS = 5;

  private CompletenessText() {}

  /** How many of the expected intervals have a reading. */
  static String line(long expected, long present) {
    if (expected == 0) {
      return "no readings are expected";
    }
    if (present == expected) {
      return String.format(Locale.ROOT, "complete: %,d readings", present);
    }
    return String.format(
        Locale.ROOT,
        "incomplete: %,d of %,d readings, %,d missing",
        present,
        expected,
        expected - present);
  }

  /** The counts, the qualities, the first gaps and the first overlaps. */
  static List<String> lines(Completeness completeness) {
    List<String> lines = new ArrayList<>();
    String qualities =
        completeness.byQuality().entrySet().stream()
            .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
            .collect(Collectors.joining(", "));
    String counts = line(completeness.expected(), completeness.present());
    lines.add(qualities.isEmpty() ? counts : counts + " (" + qualities + ")");
    completeness.missing().stream()
        .limit(MAX_GAPS)
        .map(
            gap ->
                String.format(
                    Locale.ROOT, "  missing %s to %s: %,d", gap.start(), gap.end(), gap.count()))
        .forEach(lines::add);
    int more = completeness.missing().size() - MAX_GAPS;
    if (more > 0) {
      lines.add(String.format(Locale.ROOT, "  and %,d more gaps", more));
    }
    lines.addAll(overlaps(completeness.overlapping()));
    return lines;
  }

  private static List<String> overlaps(Completeness.Overlaps overlaps) {
    List<String> lines = new ArrayList<>();
    if (overlaps.count() > 0) {
      lines.add(String.format(Locale.ROOT, "overlapping: %,d readings", overlaps.count()));
    }
    overlaps.ranges().stream()
        .limit(MAX_GAPS)
        .map(range -> "  overlapping " + range.start() + " to " + range.end())
        .forEach(lines::add);
    int more = overlaps.ranges().size() - MAX_GAPS;
    if (more > 0) {
      lines.add(String.format(Locale.ROOT, "  and %,d more overlaps", more));
    }
    return lines;
  }
}
