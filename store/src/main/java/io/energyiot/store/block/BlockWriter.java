package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.StatementSender;
import io.energyiot.store.deployment.StorageYears;

/**
 * Writes day blocks in unlogged batches, many at a time. Nothing is certainly written until {@link
 * #flush} returns. For one thread.
 */
public final class BlockWriter {
  private static final int BLOCKS_IN_BATCH = 50;

  /**
   * Less than the 50 KiB above which Cassandra refuses a batch by default. A single row has no such
   * limit.
   */
  private static final int BYTES_IN_BATCH = 32 * 1024;

  private static final int BATCHES_IN_FLIGHT = 64;

  private final DayBlockTable table;
  private final StorageYears years;
  private final StorageZone zone;
  private final StatementSender sender;
  private BatchStatementBuilder batch = newBatch();
  private int bytesInBatch;

  BlockWriter(CqlSession session, DayBlockTable table, StorageYears years, StorageZone zone) {
    this.sender = new StatementSender(session, BATCHES_IN_FLIGHT, "writing day blocks");
    this.table = table;
    this.years = years;
    this.zone = zone;
  }

  private static BatchStatementBuilder newBatch() {
    return BatchStatement.builder(DefaultBatchType.UNLOGGED);
  }

  /**
   * Writes a block; waits if many are on their way.
   *
   * @throws EnergyException if an earlier block could not be written
   */
  public void write(DayBlock block) {
    int year = StorageZone.yearOf(block.day());
    years.record(year, block.series().channel(), BlockReach.of(block, zone));
    if (block.block().length >= BYTES_IN_BATCH) {
      sender.send(table.insert(block));
      return;
    }
    bytesInBatch += block.block().length;
    if (bytesInBatch > BYTES_IN_BATCH) {
      sendBatch();
      bytesInBatch = block.block().length;
    }
    batch.addStatement(table.insert(block));
    if (batch.getStatementsCount() >= BLOCKS_IN_BATCH) {
      sendBatch();
    }
  }

  private void sendBatch() {
    BatchStatement full = batch.build();
    batch = newBatch();
    bytesInBatch = 0;
    sender.send(full);
  }

  /**
   * Returns when all blocks are written.
   *
   * @throws EnergyException if one is not; writing all of them again is harmless
   */
  public void flush() {
    if (batch.getStatementsCount() > 0) {
      sendBatch();
    }
    sender.await();
  }
}
