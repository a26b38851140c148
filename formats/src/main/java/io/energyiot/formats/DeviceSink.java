package io.energyiot.formats;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.Reject;
import java.util.Set;

/** Takes the devices that a reader finds, in the order in which they are found. */
public interface DeviceSink {
  /**
   * A device.
   *
   * @param given the fields that the file has; of the others nothing is said
   */
  void device(Device device, Set<DeviceField> given);

  /** A line that breaks a rule. */
  void reject(Reject reject);
}
