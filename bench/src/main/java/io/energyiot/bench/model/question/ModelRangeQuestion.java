package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Ranged;
import io.energyiot.bench.model.rules.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Readings of a range as JSON: channels, qualities, both orders, as of then, whole or by pages. */
final class ModelRangeQuestion {
  private static final List<String> QUALITIES = List.of("actual", "estimated", "missing", "edited");
  private static final int FEW_PAGES = 8;

  private final Choice choice;
  private final Map<String, String> parameters;
  private final List<Meter> meters = new ArrayList<>();
  private final boolean several;
  private final boolean descending;
  private final List<String> qualities;

  private ModelRangeQuestion(Choice choice, Random random) {
    this.choice = choice;
    this.parameters = new LinkedHashMap<>(choice.parameters(random));
    Meter meter = choice.meter();
    this.several = random.nextInt(3) == 0;
    if (several) {
      parameters.put("channel", "*");
      meters.addAll(channels());
    } else {
      meters.add(meter);
      if (!meter.channel().equals("KWH") || random.nextBoolean()) {
        parameters.put("channel", meter.channel());
      }
    }
    this.descending = random.nextInt(3) == 0;
    if (descending) {
      parameters.put("order", "desc");
    }
    this.qualities =
        random.nextInt(5) == 0
            ? List.of(QUALITIES.get(random.nextInt(QUALITIES.size())), "substituted")
            : List.of();
    if (!qualities.isEmpty()) {
      parameters.put("quality", String.join(",", qualities));
    }
  }

  static Asked ask(Choice choice, Random random) {
    ModelRangeQuestion question = new ModelRangeQuestion(choice, random);
    List<List<String>> readings = question.meters.stream().map(question::readings).toList();
    int all = readings.stream().mapToInt(List::size).sum();
    boolean paged = all > 1 && random.nextInt(4) == 0;
    int limit = paged ? Math.max(1 + random.nextInt(all), all / FEW_PAGES) : Integer.MAX_VALUE;
    if (paged) {
      question.parameters.put("limit", Integer.toString(limit));
    }
    return question.ask(readings, limit);
  }

  /**
   * Returns the channels with readings stored in the years of the range; all channels if there are
   * none.
   */
  private List<Meter> channels() {
    Memory memory = choice.subject().memory();
    List<Meter> all = memory.metersOf(choice.meter().device());
    long from = startOfYear(choice.from(), 0);
    long to = startOfYear(choice.to() - 1, 1);
    List<Meter> there =
        all.stream()
            .filter(
                each ->
                    memory.told(each).stream()
                        .anyMatch(piece -> !piece.readings().subMap(from, to).isEmpty()))
            .toList();
    return there.isEmpty() ? all : there;
  }

  private long startOfYear(long time, int later) {
    ZoneId storage = choice.subject().storage();
    LocalDate day = Instant.ofEpochMilli(time).atZone(storage).toLocalDate();
    LocalDate first = day.withDayOfYear(1).plusYears(later);
    return first.atStartOfDay(storage).toInstant().toEpochMilli();
  }

  private List<String> readings(Meter meter) {
    List<Told> found = new ArrayList<>(ranged(meter).readings());
    found.removeIf(each -> !qualities.isEmpty() && !qualities.contains(each.quality()));
    if (descending) {
      Collections.reverse(found);
    }
    return found.stream().map(each -> Lines.of(each, choice.zone())).toList();
  }

  private Ranged ranged(Meter meter) {
    return Ranged.of(
        choice.subject().memory().standing(meter, choice.upTo()), choice.from(), choice.to());
  }

  private Asked ask(List<List<String>> readings, int limit) {
    List<String> expected = new ArrayList<>();
    List<String> flat = new ArrayList<>();
    for (int i = 0; i < meters.size(); i++) {
      expected.add(meters.get(i).channel());
      expected.addAll(Lines.completeness(ranged(meters.get(i)), choice.zone()));
      String channel = meters.get(i).channel() + " ";
      readings.get(i).forEach(each -> flat.add(channel + each));
    }
    for (int i = 0; i < flat.size(); i++) {
      expected.add(i > 0 && i % limit == 0 ? "next page" : "");
      expected.add(flat.get(i));
    }
    String path = Rest.device(choice.meter().device(), "/readings", parameters);
    return new Asked(
        limit == Integer.MAX_VALUE ? "readings" : "pages of readings",
        choice.subject().rest().curl(path),
        expected,
        actual(path));
  }

  private List<String> actual(String path) {
    List<String> head = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    String page = path;
    while (page != null) {
      Rest.Answer answer = choice.subject().rest().get(page);
      if (answer.status() != 200) {
        return List.of(answer.status() + " " + answer.body());
      }
      JsonNode json = answer.json();
      List<String> ofPage = new ArrayList<>();
      head.clear();
      for (JsonNode part : several ? json.path("channels") : List.of(json)) {
        String channel = part.path("channel").asText();
        head.add(channel);
        head.addAll(Lines.completeness(part.path("completeness")));
        part.path("readings").forEach(each -> ofPage.add(channel + " " + Lines.of(each)));
      }
      for (int i = 0; i < ofPage.size(); i++) {
        readings.add(i == 0 && !readings.isEmpty() ? "next page" : "");
        readings.add(ofPage.get(i));
      }
      String cursor = json.path("next_cursor").asText("");
      page = cursor.isEmpty() ? null : path + "&cursor=" + cursor;
    }
    head.addAll(readings);
    return head;
  }
}
