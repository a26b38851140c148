package io.energyiot.load.read;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.model.StorageZone;
import java.nio.file.Path;

/**
 * How files are read.
 *
 * @param csv what the files don't say themselves
 * @param zone whose days the blocks have
 * @param threads how many read at the same time
 * @param memory bytes that open days may take in all threads together
 * @param scratch a folder for what is needed meanwhile; exists
 */
public record ReadOptions(
    CsvOptions csv, StorageZone zone, int threads, long memory, Path scratch) {

  /** Bytes that a file's lines of an hour that the clock shows twice may take, besides. */
  long heldBytes() {
    return memory / threads / 4;
  }
}
