package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.ModelTime;
import io.energyiot.bench.model.rules.Moments;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All versions of the readings of each start in a range: each once, learned in its step. */
final class HistoryQuestion {
  private HistoryQuestion() {}

  static Asked ask(Choice choice, Random random) {
    Map<String, String> parameters = new LinkedHashMap<>(choice.parameters(random));
    parameters.remove("as_of");
    parameters.put("channel", choice.meter().channel());
    String path = Rest.device(choice.meter().device(), "/readings/history", parameters);
    Map<Long, List<Memory.Version>> history =
        choice.subject().memory().history(choice.meter(), choice.from(), choice.to());
    List<String> expected = new ArrayList<>();
    history.forEach(
        (start, versions) -> {
          expected.add(
              ModelTime.of(start, choice.zone())
                  + " "
                  + ModelTime.of(versions.get(0).told().end(), choice.zone()));
          versions.forEach(
              each -> expected.add("  " + each.told().digits() + " " + each.told().quality()));
        });
    Rest.Answer answer = choice.subject().rest().get(path);
    return new Asked(
        "history",
        choice.subject().rest().curl(path),
        expected,
        actual(answer, history, choice.subject().moments()));
  }

  /** Only the system knows when within its step it learned something; this checks it. */
  private static List<String> actual(
      Rest.Answer answer, Map<Long, List<Memory.Version>> history, Moments moments) {
    if (answer.status() != 200) {
      return List.of(answer.status() + " " + answer.body());
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode interval : answer.json().path("intervals")) {
      String start = interval.path("start").asText();
      lines.add(start + " " + interval.path("end").asText());
      List<Memory.Version> known = history.getOrDefault(millis(start), List.of());
      int i = 0;
      for (JsonNode version : interval.path("versions")) {
        String learned = version.path("learned_at").asText();
        boolean late = i < known.size() && !moments.isWithin(known.get(i).step(), millis(learned));
        lines.add(
            "  %s %s%s"
                .formatted(
                    Lines.digits(version.path("value")),
                    version.path("quality").asText(),
                    late ? " learned at " + learned + ", not in step " + known.get(i).step() : ""));
        i++;
      }
    }
    return lines;
  }

  private static long millis(String time) {
    return OffsetDateTime.parse(time).toInstant().toEpochMilli();
  }
}
