package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.StatementSender;

/**
 * Deletes single day blocks in unlogged batches, many at a time. A deletion counts as done when its
 * block was written, so it hides that block, also if it is written once more, and nothing else.
 * Nothing is deleted for sure until {@link #flush} has returned. For one thread.
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
   * Takes a block to be deleted; waits if many are on their way.
   *
   * @throws EnergyException if an earlier one could not be
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
   * Returns when everything taken so far is deleted.
   *
   * @throws EnergyException if something is not; deleting all of it again does no harm
   */
  public void flush() {
    if (batch.getStatementsCount() > 0) {
      sendBatch();
    }
    sender.await();
  }
}
