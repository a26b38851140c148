package io.energyiot.bench.model.step;

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
            ? StepJson.of(batch.meter(), batch.told().get(0))
            : StepJson.compact(batch.meter(), batch.told());
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
