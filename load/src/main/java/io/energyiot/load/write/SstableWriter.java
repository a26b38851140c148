package io.energyiot.load.write;

import io.energyiot.bulk.process.BulkProcess;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.TableDefinition;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * The process that writes SSTables. It is kept from one load to the next, since a new one needs two
 * seconds to reach full speed. For one load at a time.
 */
public final class SstableWriter implements AutoCloseable {
  private final SstableNode node;
  private volatile BulkProcess process;

  /** Prepares a process that is not started yet. */
  public SstableWriter(SstableNode node) {
    this.node = node;
  }

  /** Where SSTables go. */
  SstableNode node() {
    return node;
  }

  /**
   * Starts the process unless it runs. One that has died is replaced.
   *
   * @param table whose rows it will write
   * @param work for what it needs to get ready
   * @param log receives the output of the process
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public void start(TableDefinition table, Path work, Path log) {
    if (process == null || !process.isAlive()) {
      close();
      process = BulkProcess.start(node.command(), log);
      process.prepare(new SstableRequest.Prepare(table.keyspace(), table.cql(), work.toString()));
    }
  }

  /** Asks as {@link BulkProcess#ask} does; a process that has failed is not used again. */
  SortedMap<Integer, MergeCounts> ask(SstableRequest request, LongConsumer progress) {
    try {
      return process.ask(request, progress);
    } catch (EnergyException e) {
      close();
      throw e;
    }
  }

  /** Kills the process, if there is one. What it was asked fails. For any thread. */
  public void kill() {
    BulkProcess now = process;
    if (now != null) {
      now.kill();
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
