package io.energyiot.store.live;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.block.BlockReach;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.cassandra.StatementSender;
import io.energyiot.store.deployment.Reaches;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes live blocks, those of a partition in one batch. Nothing is certainly written until {@link
 * #flush} returns. For one thread.
 */
public final class LiveWriter {
  /**
   * Nearly all threads of the embedded node, which wait for a sync together. Readers need the rest.
   */
  private static final int BATCHES_IN_FLIGHT = 20;

  /** Less than the 50 KiB above which Cassandra refuses a batch by default. */
  private static final int BYTES_IN_BATCH = 32 * 1024;

  private static final int BYTES_OF_KEYS = 40;

  private final LiveBlockTable table;
  private final Reaches reaches;
  private final StorageZone zone;
  private final StatementSender sender;
  private final Map<Long, Batch> open = new HashMap<>();

  private static final class Batch {
    private final BatchStatementBuilder rows = BatchStatement.builder(DefaultBatchType.UNLOGGED);
    private int bytes;
  }

  LiveWriter(CqlSession session, LiveBlockTable table, Reaches reaches, StorageZone zone) {
    this.sender = new StatementSender(session, BATCHES_IN_FLIGHT, "writing live blocks");
    this.table = table;
    this.reaches = reaches;
    this.zone = zone;
  }

  /**
   * Writes a block; waits if many are on their way.
   *
   * @throws EnergyException if an earlier block could not be written
   */
  public void write(DayBlock block) {
    int year = StorageZone.yearOf(block.day());
    reaches.raise(year, block.series().channel(), BlockReach.of(block, zone));
    String deviceId = block.series().deviceId();
    int bucket = LiveBlockTable.shareOf(deviceId);
    long partition = block.day() * LiveBlockTable.SHARES + bucket;
    Batch batch = open.computeIfAbsent(partition, key -> new Batch());
    int bytes = BYTES_OF_KEYS + deviceId.length() + block.block().length;
    if (batch.bytes > 0 && batch.bytes + bytes > BYTES_IN_BATCH) {
      sender.send(batch.rows.build());
      batch = new Batch();
      open.put(partition, batch);
    }
    batch.rows.addStatement(table.insert(block, bucket));
    batch.bytes += bytes;
  }

  /**
   * Returns when all blocks are written.
   *
   * @throws EnergyException if one is not; writing all of them again is harmless
   */
  public void flush() {
    open.values().forEach(batch -> sender.send(batch.rows.build()));
    open.clear();
    sender.await();
  }
}
