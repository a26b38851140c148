package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.Rest;
import java.util.List;
import java.util.Map;

/** Erases a device. */
record Erase(String device) implements Step {
  @Override
  public void run(World world) {
    Rest.Answer answer = world.rest().delete(Rest.device(device, "", Map.of()));
    if (answer.status() != 200) {
      throw new BenchException("erasing " + device + ": " + answer);
    }
    world.memory().erase(device);
  }

  @Override
  public String kind() {
    return "erase";
  }

  @Override
  public List<String> devices() {
    return List.of(device);
  }
}
