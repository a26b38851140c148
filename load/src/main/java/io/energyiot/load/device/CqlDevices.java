package io.energyiot.load.device;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.store.device.DeviceWriter;
import java.util.Set;
import java.util.function.LongConsumer;

/** Writes devices by CQL, as they come. */
final class CqlDevices implements DeviceRoute {
  private final DeviceWriter writer;

  CqlDevices(DeviceWriter writer) {
    this.writer = writer;
  }

  @Override
  public void write(Device device, Set<DeviceField> given) {
    writer.write(device, given);
  }

  @Override
  public void finish(LongConsumer written) {
    writer.flush();
  }

  @Override
  public void close() {
    // nothing to close
  }
}
