package io.energyiot.store.device;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.StatementSender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes devices in unlogged batches, many at a time. Nothing is certainly written until {@link
 * #flush} returns. For one thread.
 */
public final class DeviceWriter {
  /** Devices have at most 1 KiB each, so a batch stays below the 50 KiB that Cassandra accepts. */
  private static final int DEVICES_IN_BATCH = 30;

  private static final int BATCHES_IN_FLIGHT = 64;

  private final DeviceTable table;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final StatementSender sender;
  private final Set<String> inBatch = new HashSet<>();
  private BatchStatementBuilder batch = newBatch();

  DeviceWriter(CqlSession session, DeviceTable table) {
    this.sender = new StatementSender(session, BATCHES_IN_FLIGHT, "writing devices");
    this.table = table;
  }

  private static BatchStatementBuilder newBatch() {
    return BatchStatement.builder(DefaultBatchType.UNLOGGED);
  }

  /**
   * Writes a device; waits if many are on their way. Of two with the same id, the later one wins,
   * field by field.
   *
   * @param given the fields to write; the others stay as they are
   * @throws EnergyException if an earlier device could not be written
   */
  public void write(Device device, Set<DeviceField> given) {
    if (!inBatch.add(device.deviceId())) {
      send(); // a batch has one write time, at which neither of two would be the later one
      inBatch.add(device.deviceId());
    }
    batch.addStatement(table.insert(device, given, now));
    if (batch.getStatementsCount() == DEVICES_IN_BATCH) {
      send();
    }
  }

  private void send() {
    BatchStatement full = batch.build();
    batch = newBatch();
    inBatch.clear();
    sender.send(full);
  }

  /**
   * Returns when all devices are written.
   *
   * @throws EnergyException if one is not; writing all of them again is harmless
   */
  public void flush() {
    if (batch.getStatementsCount() > 0) {
      send();
    }
    sender.await();
  }
}
