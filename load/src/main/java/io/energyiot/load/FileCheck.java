package io.energyiot.load;

import io.energyiot.load.file.FileChecksum;
import io.energyiot.load.file.InputFile;
import io.energyiot.load.file.InputFiles;
import io.energyiot.model.Zones;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.load.LoadedFile;
import io.energyiot.store.load.LoadedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Finds the files of a load, and whether they were loaded before. */
final class FileCheck {
  private final LoadedFiles receipts;
  private final LoadOptions options;
  private final Set<FileChecksum> seen = new HashSet<>();
  private final Supplier<Instant> clock;
  private Instant lastVersion = Instant.EPOCH;

  /**
   * @param clock says what the version of new content is to be
   */
  FileCheck(LoadedFiles receipts, LoadOptions options, Supplier<Instant> clock) {
    this.receipts = receipts;
    this.options = options;
    this.clock = clock;
  }

  /** The texts that paths name; what can't be found is among them, failed. */
  static List<CheckedFile> find(List<String> paths) {
    List<CheckedFile> found = new ArrayList<>();
    for (String path : paths) {
      try {
        for (Path file : InputFiles.named(path)) {
          found.addAll(find(file, file.toString()));
        }
      } catch (EnergyException e) {
        found.add(CheckedFile.failed(path, e));
      }
    }
    return found;
  }

  /** The texts in a file that people know by {@code name}. */
  static List<CheckedFile> find(Path file, String name) {
    try {
      return InputFiles.textsOf(file, name).stream()
          .map(text -> new CheckedFile(text.name(), text, null, null, false, null))
          .toList();
    } catch (IOException e) {
      return List.of(CheckedFile.failed(name, unreadable(name, e)));
    }
  }

  /** How many bytes {@link #check} is going to read. */
  static long bytesOf(List<CheckedFile> files) {
    return files.stream().filter(CheckedFile::isToBeRead).mapToLong(FileCheck::size).sum();
  }

  private static long size(CheckedFile file) {
    try {
      return Files.size(file.file().path());
    } catch (IOException e) {
      return 0; // reading it will fail as well, and tell
    }
  }

  /**
   * Looks at a file's content, and gives it a receipt unless it has one.
   *
   * @param read is told how many more bytes are read
   */
  CheckedFile check(CheckedFile file, LongConsumer read) {
    if (!file.isToBeRead()) {
      return file;
    }
    InputFile text = file.file();
    try {
      FileChecksum checksum = FileChecksum.of(text, read);
      LoadedFile loaded = receipt(text, checksum);
      boolean repeated = !seen.add(checksum);
      boolean skipped = repeated || (loaded.finished() != null && !options.again());
      return new CheckedFile(file.name(), text, checksum, loaded, skipped, null);
    } catch (IOException e) {
      return CheckedFile.failed(file.name(), unreadable(file.name(), e));
    } catch (EnergyException e) {
      if (e.code().type() != ErrorType.USER) {
        throw e;
      }
      return CheckedFile.failed(file.name(), e);
    }
  }

  /**
   * The same content read in another zone would be other readings with the same version, of which
   * some would stay beside the right ones.
   */
  private LoadedFile receipt(InputFile file, FileChecksum checksum) {
    String zone = Zones.name(options.zone());
    LoadedFile receipt = receipt(file, checksum, zone);
    if (!Zones.same(Zones.parse(receipt.zone()), options.zone())
        || receipt.interval() != options.interval()) {
      throw new EnergyException(
          ErrorCode.SETTING_CONFLICTS,
          "%s: this content was loaded with --zone %s and --interval PT%dS; load it with the same"
              .formatted(file.name(), receipt.zone(), receipt.interval()));
    }
    return receipt;
  }

  private LoadedFile receipt(InputFile file, FileChecksum checksum, String zone) {
    Optional<LoadedFile> before = receipts.find(checksum.value(), checksum.size());
    if (before.isPresent()) {
      return before.get();
    }
    LoadedFile first =
        new LoadedFile(
            checksum.value(),
            checksum.size(),
            file.name(),
            zone,
            options.interval(),
            nextVersion(),
            null,
            0,
            0,
            0);
    return options.dryRun() ? first : receipts.start(first);
  }

  /** Of two new files of a load the later one is to win, so no two have the same version. */
  private Instant nextVersion() {
    Instant now = clock.get().truncatedTo(ChronoUnit.MILLIS);
    lastVersion = now.isAfter(lastVersion) ? now : lastVersion.plusMillis(1);
    return lastVersion;
  }

  /** The last version that was given to new content; {@link Instant#EPOCH} if none was. */
  Instant lastVersion() {
    return lastVersion;
  }

  private static EnergyException unreadable(String name, IOException e) {
    return new EnergyException(
        ErrorCode.FILE_UNREADABLE, name + " can't be read: " + e.getMessage(), e);
  }
}
