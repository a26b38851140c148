package io.energyiot.bench.model.step;

import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.ToldJson;
import java.util.List;

/**
 * Sends a record to Kafka, as a gateway does whose clock is wrong.
 *
 * @param skewMillis how far its clock is ahead
 */
record Produce(Batch batch, long skewMillis) implements Step {
  @Override
  public void run(World world) {
    String value =
        batch.told().size() == 1
            ? ToldJson.of(batch.meter(), batch.told().get(0))
            : ToldJson.compact(batch.meter(), batch.told());
    world.topic().send(batch.meter().device(), value, System.currentTimeMillis() + skewMillis);
    world.learn(batch);
    world.awaitStored();
  }

  @Override
  public String kind() {
    return "producer with a wrong clock";
  }

  @Override
  public List<String> devices() {
    return List.of(batch.meter().device());
  }

  @Override
  public String toString() {
    return "producer, clock %+d s: %s".formatted(skewMillis / 1000, batch);
  }
}
