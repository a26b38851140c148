package io.energyiot.server.devices;

import io.energyiot.formats.DeviceSink;
import io.energyiot.formats.csv.DeviceCsv;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.Reject;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.store.device.DeviceWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Stores the devices of a body while reading it, so a long body needs no more memory. For one body.
 */
final class DeviceImport implements DeviceSink {
  /** How many rejects are listed. */
  private static final int MAX_LISTED = 1_000;

  private final DeviceWriter writer;
  private final AuditedRequest audited;
  private final List<DeviceReceipt.RejectedLine> rejected = new ArrayList<>();
  private long taken;
  private long rejectedCount;

  /** Writes by {@code writer}, and tells {@code audited} of the devices. */
  DeviceImport(DeviceWriter writer, AuditedRequest audited) {
    this.writer = writer;
    this.audited = audited;
  }

  /** Returns when all good devices are stored. */
  DeviceReceipt read(InputStream csv) throws IOException {
    DeviceCsv.read(csv, this);
    writer.flush();
    audited.settle();
    return new DeviceReceipt(
        taken, rejected, rejectedCount == rejected.size() ? null : rejectedCount);
  }

  @Override
  public void device(Device device, Set<DeviceField> given) {
    writer.write(device, given);
    audited.device(device.deviceId());
    taken++;
  }

  @Override
  public void reject(Reject reject) {
    rejectedCount++;
    if (rejected.size() < MAX_LISTED) {
      rejected.add(DeviceReceipt.RejectedLine.of(reject));
    }
  }
}
