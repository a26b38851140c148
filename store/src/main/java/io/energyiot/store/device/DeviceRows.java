package io.energyiot.store.device;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Turns devices into the cells that {@link DeviceWriter} would write, for those who write the
 * table's files. For one thread.
 */
public final class DeviceRows {
  private final DeviceTable table;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  DeviceRows(DeviceTable table) {
    this.table = table;
  }

  /** Takes the cells of a device, in the order of {@link #columns}. */
  public interface Taker {
    /** Takes a value, serialized. */
    void value(ByteBuffer value);

    /** Takes a cell that is deleted. */
    void deleted();

    /** Takes a cell that stays as it is. */
    void untouched();
  }

  /** Returns the names of all columns but the id. */
  public List<String> columns() {
    return DeviceTable.WRITTEN;
  }

  /**
   * Passes the cells of a device to {@code taker}.
   *
   * @param given the fields to write; the others stay as they are
   */
  public void cells(Device device, Set<DeviceField> given, Taker taker) {
    BoundStatement row = table.insert(device, given, now);
    for (int i = 1; i <= DeviceTable.WRITTEN.size(); i++) { // the id is first
      if (!row.isSet(i)) {
        taker.untouched();
      } else if (row.isNull(i)) {
        taker.deleted();
      } else {
        taker.value(row.getBytesUnsafe(i));
      }
    }
  }
}
