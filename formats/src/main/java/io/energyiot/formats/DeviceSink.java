package io.energyiot.formats;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.Reject;
import java.util.Set;

/** Receives the devices that a reader finds, in the order of the input. */
public interface DeviceSink {
  /**
   * Receives a device.
   *
   * @param given the fields that the file has; it says nothing about the others
   */
  void device(Device device, Set<DeviceField> given);

  /** Receives a line that breaks a rule. */
  void reject(Reject reject);
}
