package io.energyiot.bulk.sstable;

import java.io.IOException;
import java.nio.file.Path;

/** Opens row files of one table, one after the other. For one thread. */
interface RowFileReader {
  /** Reads and sorts a row file. */
  FilePartitions open(Path file) throws IOException;
}
