package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.ToldJson;
import io.energyiot.bench.model.question.Rest;
import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Told;
import java.util.List;
import java.util.stream.Collectors;

/** Sends records as to Confluent's REST proxy, in one request: each later one is newer. */
record Proxy(Meter meter, List<Told> records) implements Step {
  private static final String TYPE = "application/vnd.kafka.json.v2+json";

  @Override
  public void run(World world) {
    String body =
        records.stream()
            .map(each -> "{\"value\":" + ToldJson.of(meter, each) + "}")
            .collect(Collectors.joining(",", "{\"records\":[", "]}"));
    Rest.Answer answer = world.rest().post("/topics/meter_readings", TYPE, body);
    if (answer.status() != 200 || !answer.body().contains("\"error_code\":null")) {
      throw new BenchException("records to the proxy: " + answer);
    }
    records.forEach(each -> world.learn(new Batch(meter, List.of(each))));
    world.awaitStored();
  }

  @Override
  public String kind() {
    return "proxy";
  }

  @Override
  public List<String> devices() {
    return List.of(meter.device());
  }

  @Override
  public String toString() {
    return "proxy " + meter + " " + records;
  }
}
