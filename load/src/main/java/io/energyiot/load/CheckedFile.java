package io.energyiot.load;

import io.energyiot.load.file.FileChecksum;
import io.energyiot.load.file.InputFile;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.load.LoadedFile;

/**
 * A file as it stands before it is read.
 *
 * @param name as it was given
 * @param file null if there is none
 * @param checksum null if it can't be read
 * @param loaded the receipt of its content: that of a former load, or a new one; null if it fails
 * @param skipped whether there is no need to load it
 * @param failure why it can't be loaded; null if it can
 */
record CheckedFile(
    String name,
    InputFile file,
    FileChecksum checksum,
    LoadedFile loaded,
    boolean skipped,
    EnergyException failure) {

  static CheckedFile failed(String name, EnergyException failure) {
    return new CheckedFile(name, null, null, null, false, failure);
  }

  boolean isToBeRead() {
    return !skipped && failure == null;
  }

  /** What a failure says in a receipt: in words, and by its code. */
  static String text(EnergyException failure) {
    return failure.getMessage() + " [" + failure.code() + "]";
  }

  FileReceipt receipt() {
    FileState state =
        failure != null ? FileState.FAILED : skipped ? FileState.SKIPPED : FileState.WAITING;
    return new FileReceipt(
        name,
        state,
        checksum == null ? 0 : checksum.size(),
        checksum == null ? null : checksum.hex(),
        null,
        loaded == null ? null : loaded.firstSeen(),
        LoadTotals.NONE,
        null,
        failure == null ? null : text(failure));
  }
}
