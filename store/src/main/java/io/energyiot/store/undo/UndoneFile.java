package io.energyiot.store.undo;

import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.load.FileReceipt;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A file that is to be taken back.
 *
 * @param place the place of the file in its load
 * @param file the receipt of the file
 * @param firstDay the first day that may have rows of the file
 * @param lastDay the last such day
 */
record UndoneFile(int place, FileReceipt file, LocalDate firstDay, LocalDate lastDay) {

  long checksum() {
    return HexFormat.fromHexDigitsToLong(file.checksum());
  }

  /** The version that all rows of the file have, and no others. */
  record Mark(long millis, long sequence) {
    static Mark of(DayBlock block) {
      return of(block.version());
    }

    private static Mark of(Version version) {
      return new Mark(version.millis(), Version.withoutPiece(version.sequence()));
    }
  }

  Mark mark() {
    return Mark.of(Version.ofFile(file.version().toEpochMilli(), checksum(), 0));
  }
}
