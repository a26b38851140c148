package io.energyiot.load;

import io.energyiot.load.file.FileChecksum;
import io.energyiot.load.file.FileContents;
import io.energyiot.load.file.InputFile;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.load.LoadedFile;
import io.energyiot.store.load.StoredContent;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A file as far as it is known.
 *
 * @param name as it was given
 * @param file null if there is none
 * @param contents null if it was not looked at, or can't be read
 * @param version of its readings, if its content is new; null as long as it was not looked at
 * @param loaded the receipt of its content: that of a former load, or a new one; null if it fails,
 *     or if it has to be read first
 * @param before the receipt of its content as it was before; null if it is new
 * @param skipped whether there is no need to load it
 * @param failure why it can't be loaded; null if it can
 */
record CheckedFile(
    String name,
    InputFile file,
    FileContents contents,
    Instant version,
    LoadedFile loaded,
    LoadedFile before,
    boolean skipped,
    EnergyException failure) {
  /** How much text a compressed file may have for each of its bytes. */
  private static final int COMPRESSION = 8;

  /** A file that was found. */
  static CheckedFile found(InputFile file) {
    return new CheckedFile(file.name(), file, null, null, null, null, false, null);
  }

  static CheckedFile failed(String name, EnergyException failure) {
    return new CheckedFile(name, null, null, null, null, null, false, failure);
  }

  /** This file when it can't be loaded. */
  CheckedFile failing(EnergyException why) {
    return new CheckedFile(name, file, contents, version, null, before, false, why);
  }

  /** This file when it is known which content it has. */
  CheckedFile of(LoadedFile content, LoadedFile known, boolean skip) {
    return new CheckedFile(name, file, contents, version, content, known, skip, null);
  }

  boolean isToBeRead() {
    return !skipped && failure == null;
  }

  /** Whether its content has a version that it had not before. */
  boolean isRenewed() {
    return before != null && !before.firstSeen().equals(loaded.firstSeen());
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
        size(),
        checksum(),
        null,
        loaded == null ? null : loaded.firstSeen(),
        LoadTotals.NONE,
        null,
        failure == null ? null : text(failure),
        content());
  }

  /** Returns how much text files have that are to be read, in bytes, as far as that is known. */
  static long textBytes(List<CheckedFile> files) {
    return files.stream().filter(CheckedFile::isToBeRead).mapToLong(CheckedFile::textBytes).sum();
  }

  private long textBytes() {
    try {
      return file.isPlain() ? file.size() : file.size() * COMPRESSION;
    } catch (IOException e) {
      return 0; // reading it will fail as well, and tell
    }
  }

  long size() {
    return contents == null ? 0 : contents.raw().size();
  }

  /** Of its content; that of its bytes as long as it was not read. */
  String checksum() {
    if (loaded != null) {
      return new FileChecksum(loaded.checksum(), loaded.size()).hex();
    }
    return contents == null ? null : contents.raw().hex();
  }

  StoredContent content() {
    if (loaded == null) {
      return null;
    }
    boolean repeats = before != null && before.finished() != null && !isRenewed();
    UUID loadedBy =
        repeats
            ? before.loads().stream().min(Comparator.comparingLong(UUID::timestamp)).orElse(null)
            : null;
    return new StoredContent(loaded.size(), loadedBy, null);
  }
}
