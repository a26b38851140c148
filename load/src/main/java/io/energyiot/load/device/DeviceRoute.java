package io.energyiot.load.device;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import java.util.Set;
import java.util.function.LongConsumer;

/** How devices get into Cassandra. For one thread. */
interface DeviceRoute extends AutoCloseable {

  /**
   * Takes a device. Of two with the same id, the later one wins, field by field.
   *
   * @param given the fields to write; the others stay as they are
   * @throws EnergyException if it can't be written
   */
  void write(Device device, Set<DeviceField> given);

  /**
   * Stores all devices that were taken.
   *
   * @param written is told how many more are written, unless they were at once
   * @throws EnergyException if that fails; writing all of them again is harmless
   */
  void finish(LongConsumer written);

  @Override
  void close();
}
