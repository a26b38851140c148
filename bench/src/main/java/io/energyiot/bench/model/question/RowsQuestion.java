package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.model.rules.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Readings of a range as rows, of CSV or NDJSON. */
final class RowsQuestion {
  private RowsQuestion() {}

  static Asked ask(Choice choice, Random random) {
    Map<String, String> parameters = choice.parameters(random);
    boolean csv = random.nextBoolean();
    parameters.put("channel", choice.meter().channel());
    parameters.put("format", csv ? "csv" : "ndjson");
    String path = Rest.device(choice.meter().device(), "/readings", parameters);
    Rest.Answer answer = choice.subject().rest().get(path);
    List<String> expected = new ArrayList<>();
    for (Told each :
        choice
            .subject()
            .memory()
            .standing(choice.meter(), choice.upTo())
            .subMap(choice.from(), choice.to())
            .values()) {
      expected.add(choice.meter() + " " + Lines.of(each, choice.zone()));
    }
    return new Asked(
        csv ? "rows of CSV" : "rows of NDJSON",
        choice.subject().rest().curl(path),
        expected,
        rows(answer, csv));
  }

  private static List<String> rows(Rest.Answer answer, boolean csv) {
    if (answer.status() != 200) {
      return List.of(answer.status() + " " + answer.body());
    }
    return answer
        .body()
        .lines()
        .skip(csv ? 1 : 0)
        .map(csv ? RowsQuestion::ofCsv : RowsQuestion::ofJson)
        .toList();
  }

  static String ofCsv(String line) {
    String[] fields = line.split(",", -1);
    return fields[0] + "/" + fields[1] + " " + String.join(" ", List.of(fields).subList(2, 6));
  }

  private static String ofJson(String line) {
    JsonNode row = Rest.json(line);
    return row.path("device_id").asText()
        + "/"
        + row.path("channel").asText()
        + " "
        + Lines.of(row);
  }
}
