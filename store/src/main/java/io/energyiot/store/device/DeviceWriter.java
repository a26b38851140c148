package io.energyiot.store.device;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.Cassandra;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes devices in unlogged batches, many at a time. Nothing is written for sure until {@link
 * #flush} has returned. For one thread.
 */
public final class DeviceWriter {
  /** Of 1 KiB at most each, so a batch stays below the 50 KiB that Cassandra takes. */
  private static final int DEVICES_IN_BATCH = 30;

  private static final int BATCHES_IN_FLIGHT = 64;

  private final CqlSession session;
  private final DeviceTable table;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Semaphore places = new Semaphore(BATCHES_IN_FLIGHT);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private BatchStatementBuilder batch = newBatch();

  DeviceWriter(CqlSession session, DeviceTable table) {
    this.session = session;
    this.table = table;
  }

  private static BatchStatementBuilder newBatch() {
    return BatchStatement.builder(DefaultBatchType.UNLOGGED);
  }

  /**
   * Takes a device to be written; waits if many are on their way.
   *
   * @param given the fields to write; what the registry has of the others stays
   * @throws EnergyException if an earlier one could not be written
   */
  public void write(Device device, Set<DeviceField> given) {
    batch.addStatement(table.insert(device, given, now));
    if (batch.getStatementsCount() == DEVICES_IN_BATCH) {
      send();
    }
  }

  private void send() {
    BatchStatement full = batch.build();
    batch = newBatch();
    places.acquireUninterruptibly();
    session
        .executeAsync(full)
        .whenComplete(
            (done, broken) -> {
              if (broken != null) {
                failure.compareAndSet(null, broken);
              }
              places.release();
            });
    failOnFailure();
  }

  private void failOnFailure() {
    Throwable broken = failure.get();
    if (broken != null) {
      throw Cassandra.unavailable("writing devices", broken);
    }
  }

  /**
   * Returns when all devices taken so far are written.
   *
   * @throws EnergyException if one is not; writing all of them again does no harm
   */
  public void flush() {
    if (batch.getStatementsCount() > 0) {
      send();
    }
    places.acquireUninterruptibly(BATCHES_IN_FLIGHT);
    places.release(BATCHES_IN_FLIGHT);
    failOnFailure();
  }
}
