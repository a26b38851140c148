package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.ToldJson;
import io.energyiot.bench.model.question.Rest;
import java.util.List;
import java.util.stream.Collectors;

/** Kills the server, by {@code kill -9}, as soon as it has taken readings. */
record Kill(Batch batch) implements Step {
  @Override
  public void run(World world) {
    String body =
        batch.told().stream()
            .map(told -> ToldJson.of(batch.meter(), told))
            .collect(Collectors.joining("\n"));
    Rest.Answer answer = world.rest().post("/v1/readings", "application/x-ndjson", body);
    if (answer.status() != 202) {
      throw new BenchException("readings posted: " + answer);
    }
    world.stopServer(true);
    world.learn(batch);
    world.startServer();
  }

  @Override
  public String kind() {
    return "kill -9 of the server";
  }

  @Override
  public List<String> devices() {
    return List.of(batch.meter().device());
  }
}
