package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.CsvText;
import io.energyiot.bench.model.batch.ToldJson;
import io.energyiot.bench.model.question.Rest;
import io.energyiot.bench.model.rules.Told;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Posts readings, all in one request, which becomes one record a meter.
 *
 * @param zone of local times, for CSV
 */
record Post(Form form, List<Batch> batches, ZoneId zone, CsvText.Order order) implements Step {

  /** How the body is written. */
  enum Form {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    COMPACT("application/json"),
    CSV("text/csv");

    private final String type;

    Form(String type) {
      this.type = type;
    }
  }

  @Override
  public void run(World world) {
    String path = "/v1/readings" + (form == Form.CSV ? "?zone=" + zone.getId() : "");
    Rest.Answer answer = world.rest().post(path, form.type, body());
    int count = batches.stream().mapToInt(each -> each.told().size()).sum();
    if (answer.status() != 202 || answer.json().path("accepted").asInt() != count) {
      throw new BenchException(count + " readings posted: " + answer + " of " + body());
    }
    batches.forEach(world::learn);
    world.awaitStored();
  }

  private String body() {
    return switch (form) {
      case JSON -> readings().collect(Collectors.joining(",", "[", "]"));
      case NDJSON -> readings().collect(Collectors.joining("\n"));
      case COMPACT ->
          batches.stream().map(Post::compact).collect(Collectors.joining(",", "[", "]"));
      case CSV -> CsvText.longForm(batches, zone, order);
    };
  }

  private Stream<String> readings() {
    return batches.stream()
        .flatMap(each -> each.told().stream().map(told -> ToldJson.of(each.meter(), told)));
  }

  /** Writes as few objects as possible: each has readings without a gap between them. */
  private static String compact(Batch batch) {
    StringBuilder text = new StringBuilder();
    List<Told> told = batch.told();
    int from = 0;
    for (int i = 1; i <= told.size(); i++) {
      Told before = told.get(i - 1);
      boolean follows =
          i < told.size()
              && told.get(i).start() == before.end()
              && told.get(i).seconds() == before.seconds();
      if (!follows) {
        text.append(from == 0 ? "" : ",");
        text.append(ToldJson.compact(batch.meter(), told.subList(from, i)));
        from = i;
      }
    }
    return text.toString();
  }

  @Override
  public String kind() {
    return "post " + form.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> devices() {
    return batches.stream().map(each -> each.meter().device()).toList();
  }

  @Override
  public String toString() {
    return kind() + (form == Form.CSV ? " in " + zone + ", " + order : "") + " " + batches;
  }
}
