package io.energyiot.load.write;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.store.block.TableDefinition;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Writes rows as SSTables and hands these to Cassandra, from a folder on its machine or by a
 * stream. No row can be read before that.
 */
public final class SstableRoute implements Route {
  private final LoadRoute route;
  private final SstableWriter writer;
  private final TableDefinition table;
  private final Path sstables;
  private final int threads;

  /**
   * @param route {@link LoadRoute#SSTABLE_IMPORT} or {@link LoadRoute#SSTABLE_STREAM}
   * @param writer has been started
   * @param folder for the SSTables; exists
   * @param threads how many write at the same time, an SSTable each
   */
  public SstableRoute(
      LoadRoute route, SstableWriter writer, TableDefinition table, Path folder, int threads) {
    this.route = route;
    this.writer = writer;
    this.table = table;
    // The stream loader derives keyspace and table from the folder's path.
    this.sstables = folder.resolve("sstables").resolve(table.keyspace()).resolve(table.name());
    this.threads = threads;
    try {
      Files.createDirectories(sstables);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(sstables, "can't be made", e), e);
    }
  }

  @Override
  public SortedMap<Integer, MergeCounts> write(
      Path rows, List<FileVersion> versions, LongConsumer written) {
    return writer.ask(
        new SstableRequest.Write(
            table.keyspace(),
            table.cql(),
            rows.toString(),
            new ArrayList<>(versions),
            sstables.toString(),
            threads),
        written);
  }

  /**
   * Writes rows of a table that has one row a partition.
   *
   * @param rows a folder of row files
   * @param columns those of the rows' cells, in their order
   * @param writeTime of all cells, microseconds since 1970-01-01T00:00:00Z
   * @param written is told how many more rows are written
   * @throws EnergyException if they can't be written
   */
  public void writeCells(Path rows, List<String> columns, long writeTime, LongConsumer written) {
    writer.ask(
        new SstableRequest.WriteCells(
            table.keyspace(),
            table.cql(),
            new ArrayList<>(columns),
            writeTime,
            rows.toString(),
            sstables.toString(),
            threads),
        written);
  }

  /**
   * Writes deletions of days.
   *
   * @param rows a folder of row files
   * @param writeTime what is deleted was written until then, microseconds since
   *     1970-01-01T00:00:00Z
   * @throws EnergyException if they can't be written
   */
  public void writeDeletions(Path rows, long writeTime) {
    writer.ask(
        new SstableRequest.WriteDeletions(
            table.keyspace(),
            table.cql(),
            writeTime,
            rows.toString(),
            sstables.toString(),
            threads),
        ignored -> {});
  }

  /**
   * Has Cassandra merge the files of the table, which drops what is deleted. That may take hours.
   *
   * @return whether that was possible: Cassandra runs on this machine
   */
  public boolean compact() {
    if (route != LoadRoute.SSTABLE_IMPORT) {
      return false;
    }
    writer.ask(
        new SstableRequest.Compact(table.keyspace(), table.name(), jmx(), table.hosts()),
        ignored -> {});
    return true;
  }

  @Override
  public void publish() {
    writer.ask(route == LoadRoute.SSTABLE_IMPORT ? importing() : streaming(), rows -> {});
  }

  private SstableRequest importing() {
    return new SstableRequest.Import(
        table.keyspace(), table.name(), sstables.toString(), jmx(), table.hosts());
  }

  private NodeJmx jmx() {
    SstableNode node = writer.node();
    return NodeJmx.of(node.jmxPort(), node.jmxPasswordFile());
  }

  private SstableRequest streaming() {
    SstableNode node = writer.node();
    return new SstableRequest.Stream(
        sstables.toString(),
        String.join(",", node.hosts()),
        node.nativePort(),
        node.storagePort(),
        node.username(),
        node.password(),
        node.tls().map(SstableRequest.PemFiles::of).orElse(null),
        node.storageTls());
  }

  @Override
  public void close() {
    // the process stays for the next load
  }
}
