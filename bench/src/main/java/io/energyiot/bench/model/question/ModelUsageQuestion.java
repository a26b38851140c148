package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.model.rules.Buckets;
import io.energyiot.bench.model.rules.ModelTime;
import io.energyiot.bench.model.rules.Ranged;
import io.energyiot.bench.model.rules.Told;
import io.energyiot.bench.model.rules.Totals;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Usage of a range by buckets of a zone's calendar or clock. */
final class ModelUsageQuestion {
  private static final List<String> COARSE =
      List.of("day", "week", "month", "quarter", "year", "none");
  private static final List<String> FINE = List.of("quarter-hour", "hour");
  private static final long FEW_DAYS = TimeUnit.DAYS.toMillis(4);

  private ModelUsageQuestion() {}

  static Asked ask(Choice choice, Random random) {
    Map<String, String> parameters = choice.parameters(random);
    boolean fine = choice.to() - choice.from() < FEW_DAYS && random.nextBoolean();
    List<String> lengths = fine ? FINE : COARSE;
    String by = lengths.get(random.nextInt(lengths.size()));
    parameters.put("by", by);
    parameters.put("channel", choice.meter().channel());
    String path = Rest.device(choice.meter().device(), "/usage", parameters);
    Rest.Answer answer = choice.subject().rest().get(path);
    return new Asked(
        "usage by " + by, choice.subject().rest().curl(path), expected(choice, by), actual(answer));
  }

  private static List<String> expected(Choice choice, String by) {
    Ranged ranged =
        Ranged.of(
            choice.subject().memory().standing(choice.meter(), choice.upTo()),
            choice.from(),
            choice.to());
    boolean known = !ranged.readings().isEmpty(); // else the grid follows from readings elsewhere
    List<String> lines = new ArrayList<>(Lines.completeness(ranged, choice.zone()));
    lines.add("total " + line(ranged.readings(), choice.zone(), known ? ranged.expected() : -1));
    List<Long> bounds = Buckets.bounds(choice.from(), choice.to(), by, choice.zone());
    for (int i = 1; i < bounds.size(); i++) {
      long from = bounds.get(i - 1);
      long to = bounds.get(i);
      lines.add(
          ModelTime.of(from, choice.zone())
              + " "
              + ModelTime.of(to, choice.zone())
              + " "
              + line(
                  ranged.within(from, to), choice.zone(), known ? ranged.expected(from, to) : -1));
    }
    return lines;
  }

  private static String line(List<Told> readings, ZoneId zone, int expected) {
    Totals totals = Totals.of(readings);
    String line =
        "%d of %s sum %s min %s max %s mean %s"
            .formatted(
                totals.count(),
                expected < 0 ? "?" : expected,
                Lines.digits(totals.sum()),
                Lines.digits(totals.min()),
                Lines.digits(totals.max()),
                Lines.digits(totals.mean()));
    if (totals.count() == 0) {
      return line;
    }
    Told first = totals.readings().get(0);
    Told last = totals.readings().get(totals.count() - 1);
    Told peak = totals.peak();
    return line
        + " first %s %s last %s %s peak %s %s load factor %s"
            .formatted(
                ModelTime.of(first.start(), zone),
                first.digits(),
                ModelTime.of(last.start(), zone),
                last.digits(),
                ModelTime.of(peak.start(), zone),
                Totals.demand(peak).toPlainString(),
                Lines.digits(totals.loadFactor()));
  }

  private static List<String> actual(Rest.Answer answer) {
    if (answer.status() != 200) {
      return List.of(answer.status() + " " + answer.body());
    }
    JsonNode json = answer.json();
    boolean known = json.at("/completeness/by_quality").size() > 0;
    List<String> lines = new ArrayList<>(Lines.completeness(json.path("completeness")));
    lines.add("total " + line(json.path("total"), known));
    for (JsonNode bucket : json.path("buckets")) {
      String range = bucket.path("start").asText() + " " + bucket.path("end").asText();
      lines.add(range + " " + line(bucket, known));
    }
    return lines;
  }

  private static String line(JsonNode bucket, boolean known) {
    String line =
        "%d of %s sum %s min %s max %s mean %s"
            .formatted(
                bucket.path("count").asInt(),
                known ? bucket.path("expected").asText() : "?",
                Lines.digits(bucket.path("sum")),
                Lines.digits(bucket.path("min")),
                Lines.digits(bucket.path("max")),
                Lines.digits(bucket.path("mean")));
    if (bucket.path("first").isNull()) {
      return line;
    }
    return line
        + " first %s %s last %s %s peak %s %s load factor %s"
            .formatted(
                bucket.at("/first/start").asText(),
                Lines.digits(bucket.at("/first/value")),
                bucket.at("/last/start").asText(),
                Lines.digits(bucket.at("/last/value")),
                bucket.at("/peak/start").asText(),
                Lines.digits(bucket.at("/peak/demand")),
                Lines.digits(bucket.path("load_factor")));
  }
}
