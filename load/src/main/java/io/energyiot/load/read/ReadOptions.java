package io.energyiot.load.read;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.model.StorageZone;
import java.nio.file.Path;

/**
 * How files are read.
 *
 * @param csv defaults for what the files don't say
 * @param zone whose days the blocks have
 * @param threads how many read at the same time
 * @param memory bytes for open days, for all threads together
 * @param scratch an existing folder for temporary files
 */
public record ReadOptions(
    CsvOptions csv, StorageZone zone, int threads, long memory, Path scratch) {

  /**
   * Returns the bytes that a file may take in addition, for lines of an hour that the clock shows
   * twice.
   */
  long heldBytes() {
    return memory / threads / 4;
  }
}
