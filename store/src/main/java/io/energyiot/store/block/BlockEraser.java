package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.StatementSender;

/**
 * Deletes single day blocks in unlogged batches, many at a time. A deletion has the write time of
 * its block. So it hides that block, even if the block is written again, and nothing else. Nothing
 * is certainly deleted until {@link #flush} returns. For one thread.
 */
public final class BlockEraser {
  private static final int BLOCKS_IN_BATCH = 50;
  private static final int BATCHES_IN_FLIGHT = 16;

  private final DayBlockTable table;
  private final StatementSender sender;
  private BatchStatementBuilder batch = newBatch();

  BlockEraser(CqlSession session, DayBlockTable table) {
    this.table = table;
    this.sender = new StatementSender(session, BATCHES_IN_FLIGHT, "deleting day blocks");
  }

  private static BatchStatementBuilder newBatch() {
    return BatchStatement.builder(DefaultBatchType.UNLOGGED);
  }

  /**
   * Deletes a block; waits if many are on their way.
   *
   * @throws EnergyException if an earlier block could not be deleted
   */
  public void erase(DayBlock block) {
    batch.addStatement(table.delete(block));
    if (batch.getStatementsCount() >= BLOCKS_IN_BATCH) {
      sendBatch();
    }
  }

  private void sendBatch() {
    BatchStatement full = batch.build();
    batch = newBatch();
    sender.send(full);
  }

  /**
   * Returns when all blocks are deleted.
   *
   * @throws EnergyException if one is not; deleting all of them again is harmless
   */
  public void flush() {
    if (batch.getStatementsCount() > 0) {
      sendBatch();
    }
    sender.await();
  }
}
