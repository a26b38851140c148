package io.energyiot.load;

import io.energyiot.load.file.ContentChecksum;
import io.energyiot.load.file.FileChecksums;
import io.energyiot.load.file.InputFile;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What is known so far about a file of a load.
 *
 * @param name as it was given
 * @param file null if there is none
 * @param contents null if the file was not read yet or can't be read
 * @param version of its readings if its content is new; null until the file is read
 * @param loaded the receipt of its content, from an earlier load or new; null if the file fails, or
 *     if its content is known only after parsing
 * @param before the receipt that its content had before this load; null if the content is new
 * @param skipped whether it need not be loaded
 * @param failure why it can't be loaded; null if it can
 */
record CheckedFile(
    String name,
    InputFile file,
    FileChecksums contents,
    Instant version,
    ContentReceipt loaded,
    ContentReceipt before,
    boolean skipped,
    EnergyException failure) {
  /** How much text a compressed file may have for each of its bytes. */
  private static final int COMPRESSION = 8;

  /** Returns a file that was found and not yet read. */
  static CheckedFile found(InputFile file) {
    return new CheckedFile(file.name(), file, null, null, null, null, false, null);
  }

  static CheckedFile failed(String name, EnergyException failure) {
    return new CheckedFile(name, null, null, null, null, null, false, failure);
  }

  /** Returns this file as one that can't be loaded. */
  CheckedFile failing(EnergyException why) {
    return new CheckedFile(name, file, contents, version, null, before, false, why);
  }

  /** Returns this file with its content. */
  CheckedFile of(ContentReceipt content, ContentReceipt known, boolean skip) {
    return new CheckedFile(name, file, contents, version, content, known, skip, null);
  }

  boolean isToBeRead() {
    return !skipped && failure == null;
  }

  /** Returns whether this load gives the content a new version. */
  boolean isRenewed() {
    return before != null && !before.firstSeen().equals(loaded.firstSeen());
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
        failure == null ? null : failure.text(),
        content());
  }

  /** Estimates the bytes of text in the files that are still to be read. */
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

  /** Returns the checksum of the content; until that is known, of the file's bytes. */
  String checksum() {
    if (loaded != null) {
      return new ContentChecksum(loaded.checksum(), loaded.size()).hex();
    }
    return contents == null ? null : contents.raw().hex();
  }

  ContentOrigin content() {
    if (loaded == null) {
      return null;
    }
    boolean repeats = before != null && before.finished() != null && !isRenewed();
    UUID loadedBy =
        repeats
            ? before.loads().stream().min(Comparator.comparingLong(UUID::timestamp)).orElse(null)
            : null;
    return new ContentOrigin(loaded.size(), loadedBy, null);
  }
}
