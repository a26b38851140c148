package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Ranged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Readings of all devices that have the channel, and of those of which nothing is known. */
final class ManyQuestion {
  private static final String PATH = "/v1/readings/query";

  private ManyQuestion() {}

  static Asked ask(Choice choice, Random random) {
    Map<String, String> parameters = choice.parameters(random);
    Memory memory = choice.subject().memory();
    List<String> devices = new ArrayList<>(choice.subject().devices());
    devices.removeIf(each -> !hasKwh(memory, each) && !memory.metersOf(each).isEmpty());
    devices.add("NOBODY");
    String body =
        "{\"device_ids\":[%s],\"channels\":[\"KWH\"],%s}"
            .formatted(
                devices.stream().map(each -> '"' + each + '"').collect(Collectors.joining(",")),
                parameters.entrySet().stream()
                    .map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue()))
                    .collect(Collectors.joining(",")));
    List<String> expected = new ArrayList<>();
    devices.forEach(each -> expected.addAll(lines(choice, each)));
    Rest.Answer answer = choice.subject().rest().post(PATH, "application/json", body);
    return new Asked(
        "readings of many",
        choice.subject().rest().curl(PATH)
            + " -H 'Content-Type: application/json' -d '"
            + body
            + "'",
        expected,
        actual(answer));
  }

  private static boolean hasKwh(Memory memory, String device) {
    return !memory.told(new Meter(device, "KWH")).isEmpty();
  }

  private static List<String> lines(Choice choice, String device) {
    if (choice.subject().memory().metersOf(device).isEmpty()) {
      return List.of(device + " DEVICE_UNKNOWN");
    }
    Ranged ranged =
        Ranged.of(
            choice.subject().memory().standing(new Meter(device, "KWH"), choice.upTo()),
            choice.from(),
            choice.to());
    List<String> lines = new ArrayList<>();
    lines.add(device);
    lines.addAll(Lines.completeness(ranged, choice.zone()));
    ranged.readings().forEach(each -> lines.add(Lines.of(each, choice.zone())));
    return lines;
  }

  private static List<String> actual(Rest.Answer answer) {
    if (answer.status() != 200) {
      return List.of(answer.status() + " " + answer.body());
    }
    List<String> lines = new ArrayList<>();
    answer.body().lines().map(Rest::json).forEach(series -> add(lines, series));
    return lines;
  }

  private static void add(List<String> lines, JsonNode series) {
    String device = series.path("device_id").asText();
    if (series.has("error")) {
      lines.add(device + " " + series.at("/error/code").asText());
      return;
    }
    lines.add(device);
    lines.addAll(Lines.completeness(series.path("completeness")));
    series.path("readings").forEach(each -> lines.add(Lines.of(each)));
  }
}
