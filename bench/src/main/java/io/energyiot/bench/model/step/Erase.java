package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.ToldJson;
import io.energyiot.bench.model.question.Rest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Erases a device while some of its readings are in transit.
 *
 * @param onTheWay of the device, of an open day
 */
record Erase(Batch onTheWay) implements Step {
  @Override
  public void run(World world) {
    String body =
        onTheWay.told().stream()
            .map(told -> ToldJson.of(onTheWay.meter(), told))
            .collect(Collectors.joining("\n"));
    Rest.Answer taken = world.rest().post("/v1/readings", "application/x-ndjson", body);
    Rest.Answer erased = world.rest().delete(Rest.device(device(), "", Map.of()));
    if (taken.status() != 202 || erased.status() != 200) {
      throw new BenchException("erasing " + device() + ": " + taken + ", " + erased);
    }
    world.memory().erase(device());
    world.awaitStored();
  }

  private String device() {
    return onTheWay.meter().device();
  }

  @Override
  public String kind() {
    return "erase";
  }

  @Override
  public List<String> devices() {
    return List.of(device());
  }

  @Override
  public String toString() {
    return "erase " + device() + " while on the way: " + onTheWay;
  }
}
