package io.energyiot.load.write;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Writes rows by CQL, to any store that speaks that of Cassandra 5. Each row can be read at once.
 */
public final class CqlRoute implements Route {
  private final BlockWriter writer;

  /** Writes into {@code store}. */
  public CqlRoute(EnergyStore store) {
    this.writer = store.dayBlocks().writer();
  }

  @Override
  public SortedMap<Integer, MergeCounts> write(
      Path rows, List<FileVersion> versions, LongConsumer written) {
    return MergedFolder.forEach(
        rows,
        versions,
        row -> {
          writer.write(block(row));
          written.accept(1);
        });
  }

  private static DayBlock block(PackedRow row) {
    return new DayBlock(row.series(), row.day(), row.version(), row.block());
  }

  @Override
  public void publish() {
    writer.flush();
  }

  @Override
  public void close() {
    // nothing to close
  }
}
