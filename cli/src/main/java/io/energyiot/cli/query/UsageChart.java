package io.energyiot.cli.query;

import io.energyiot.client.reading.Completeness;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.Usage.Bucket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Usage as a bar chart: a line a bucket, with its sum and, if some is missing, how much. */
final class UsageChart {
  private static final String GAP = "no readings";
  private static final int SHORTEST_BAR = 4;

  private final Usage usage;
  private final TerminalLines terminal;
  private final int labelWidth;
  private final int sumWidth;
  private final int noteWidth;

  UsageChart(Usage usage, TerminalLines terminal) {
    this.usage = usage;
    this.terminal = terminal;
    labelWidth = width(usage.buckets().stream().map(this::label), "total".length());
    sumWidth =
        width(
            Stream.concat(usage.buckets().stream(), Stream.of(usage.total()))
                .map(each -> text(each.sum())),
            1);
    noteWidth = width(usage.buckets().stream().map(UsageChart::note), 0);
  }

  private static int width(Stream<String> texts, int min) {
    return texts.mapToInt(String::length).reduce(min, Math::max);
  }

  /** The lines, none longer than the terminal is wide unless labels and sums leave no room. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String unit = usage.unit() == null ? "" : ", " + usage.unit();
    lines.add(
        "%s %s%s by %s, %s"
            .formatted(usage.deviceId(), usage.channel(), unit, usage.by(), usage.zone()));
    lines.add("%s to %s".formatted(usage.from(), usage.to()));
    int used = labelWidth + 1 + sumWidth + 1 + (noteWidth == 0 ? 0 : noteWidth + 1);
    int columns = Math.max(SHORTEST_BAR, terminal.columns() - used);
    List<BigDecimal> sums = new ArrayList<>();
    usage.buckets().forEach(each -> sums.add(each.sum()));
    Bars bars = new Bars(sums, columns, terminal.blocks());
    usage.buckets().forEach(each -> lines.add(line(each, bars, columns)));
    lines.addAll(end());
    return lines;
  }

  private String label(Bucket bucket) {
    return BucketLabel.of(bucket.start(), usage.by());
  }

  private String line(Bucket bucket, Bars bars, int columns) {
    String bar = bucket.sum() == null ? GAP : bars.of(bucket.sum());
    return String.format(
            Locale.ROOT,
            "%-" + labelWidth + "s %" + sumWidth + "s %-" + columns + "s %s",
            label(bucket),
            text(bucket.sum()),
            bar,
            note(bucket))
        .stripTrailing();
  }

  private static String text(BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }

  private static String note(Bucket bucket) {
    return bucket.count() == bucket.expected() ? "" : bucket.count() + "/" + bucket.expected();
  }

  private List<String> end() {
    List<String> lines = new ArrayList<>();
    Bucket total = usage.total();
    String peak =
        total.peak() == null
            ? ""
            : "  peak %s %s at %s"
                .formatted(text(total.peak().demand()), total.peak().unit(), total.peak().start());
    lines.add(
        String.format(
            Locale.ROOT,
            "%-" + labelWidth + "s %" + sumWidth + "s%s",
            "total",
            text(total.sum()),
            peak));
    if (usage.comparison() != null) {
      lines.add(comparison(usage.comparison()));
    }
    Completeness completeness = usage.completeness();
    if (completeness == null) {
      lines.add(CompletenessText.line(total.expected(), total.count()));
    } else {
      lines.addAll(CompletenessText.lines(completeness));
    }
    return lines;
  }

  private static String comparison(Usage.Comparison other) {
    BigDecimal percent = other.change() == null ? null : other.change().percent();
    String change =
        percent == null ? "" : ": %s%s %%".formatted(percent.signum() < 0 ? "" : "+", percent);
    return "%s to %s had %s%s"
        .formatted(other.from(), other.to(), text(other.total().sum()), change);
  }
}
