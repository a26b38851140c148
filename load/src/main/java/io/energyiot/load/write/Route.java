package io.energyiot.load.write;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.error.EnergyException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/** How packed rows get into Cassandra. */
public interface Route extends AutoCloseable {

  /**
   * Writes rows. Perhaps they can't be read before {@link #publish}.
   *
   * @param rows a folder of row files
   * @param versions by the files' places in the load; null for a file whose rows are left out
   * @param written is told how many more rows are written
   * @return what was merged, by the files' places in the load
   * @throws EnergyException if they can't be written; writing all of them again does no harm
   */
  SortedMap<Integer, MergeCounts> write(
      Path rows, List<FileVersion> versions, LongConsumer written);

  /**
   * Makes all written rows readable and durable.
   *
   * @throws EnergyException if that fails
   */
  void publish();

  @Override
  void close();
}
