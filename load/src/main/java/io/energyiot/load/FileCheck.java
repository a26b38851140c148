package io.energyiot.load;

import io.energyiot.load.file.ChecksumReader;
import io.energyiot.load.file.ContentChecksum;
import io.energyiot.load.file.FileChecksums;
import io.energyiot.load.file.InputFiles;
import io.energyiot.load.file.InputStreams;
import io.energyiot.model.Zones;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.ContentReceipts;
import io.energyiot.store.load.RepeatPolicy;
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
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Finds the files of a load and checks whether they were loaded before. */
final class FileCheck {
  private final ContentReceipts receipts;
  private final LoadOptions options;
  private final boolean realOnly;
  private final Set<ContentChecksum> seen = new HashSet<>();
  private final ChecksumReader checksums = new ChecksumReader();
  private final Supplier<Instant> clock;
  private final UUID load;
  private Instant lastVersion = Instant.EPOCH;

  /** Checks the files of {@code task}. */
  FileCheck(ContentReceipts receipts, LoadTask task, Supplier<Instant> clock) {
    this(receipts, task.options(), task.realOnly(), clock, task.id());
  }

  /**
   * @param realOnly whether a file whose path leads elsewhere is refused
   * @param clock says what the version of new content is to be
   * @param load the id of the load
   */
  FileCheck(
      ContentReceipts receipts,
      LoadOptions options,
      boolean realOnly,
      Supplier<Instant> clock,
      UUID load) {
    this.receipts = receipts;
    this.options = options;
    this.realOnly = realOnly;
    this.clock = clock;
    this.load = load;
  }

  /**
   * Returns the contents that paths name. A path that leads to nothing becomes a failed file.
   *
   * @param base where relative paths start; null for the folder that this process works in
   * @param max how many there may be
   * @throws EnergyException with {@link ErrorCode#TOO_LARGE} if there are more
   */
  static List<CheckedFile> find(List<String> paths, Path base, int max, WorkFolder work) {
    List<CheckedFile> found = new ArrayList<>();
    for (String path : paths) {
      try {
        String place = base == null ? path : base.resolve(path).toString();
        if (InputStreams.isMeant(place)) {
          Path folder = work.make("input-" + found.size());
          found.addAll(find(InputStreams.keep(place, folder), InputStreams.name(path), max));
        } else {
          find(path, base, max, found);
        }
      } catch (EnergyException e) {
        found.add(CheckedFile.failed(path, e));
      }
      if (found.size() > max) {
        throw new EnergyException(
            ErrorCode.TOO_LARGE,
            "the load has more than %d files (load.max_files); load them in several loads"
                .formatted(max));
      }
    }
    return found;
  }

  /** Names the files as if this process worked in {@code base}. Stops soon after {@code max}. */
  private static void find(String path, Path base, int max, List<CheckedFile> found) {
    String whole = base == null ? path : base.resolve(path).toString();
    for (Path file : InputFiles.named(whole, path)) {
      if (found.size() <= max) {
        found.addAll(find(file, name(path, file, base), max));
      }
    }
  }

  private static String name(String path, Path file, Path base) {
    boolean asItIs = base == null || Path.of(path).isAbsolute();
    return (asItIs ? file : base.relativize(file)).toString();
  }

  /**
   * Returns the contents of a file that messages call {@code name}.
   *
   * @param max how many entries a zip file may have
   */
  static List<CheckedFile> find(Path file, String name, int max) {
    try {
      return InputFiles.contentsOf(file, name, max).stream().map(CheckedFile::found).toList();
    } catch (IOException e) {
      return List.of(CheckedFile.failed(name, unreadable(name, e)));
    } catch (EnergyException e) {
      return List.of(CheckedFile.failed(name, e));
    }
  }

  /** Returns how many bytes {@link #check} is going to read: of a zip file once for all entries. */
  static long bytesToCheck(List<CheckedFile> files) {
    Set<Path> paths = new HashSet<>();
    return files.stream()
        .filter(file -> file.isToBeRead() && paths.add(file.file().path()))
        .mapToLong(FileCheck::size)
        .sum();
  }

  /** Returns how many bytes files have that are to be read, as they are on the disk. */
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

  /** Reads a file's bytes, and checks whether its content was loaded before if these tell. */
  CheckedFile check(CheckedFile file, LongConsumer read) {
    if (!file.isToBeRead()) {
      return file;
    }
    try {
      FileChecksums contents = checksums.read(file.file(), read);
      if (realOnly && !contents.stamp().real().equals(file.file().path())) {
        return CheckedFile.failed(file.name(), elsewhere(file.name()));
      }
      CheckedFile checked =
          new CheckedFile(
              file.name(), file.file(), contents, nextVersion(), null, null, false, null);
      Optional<ContentReceipt> known = find(contents.raw());
      if (known.isPresent()) {
        return known(checked, known.get());
      }
      return contents.text().map(text -> resolve(checked, text)).orElse(checked);
    } catch (IOException e) {
      return CheckedFile.failed(file.name(), unreadable(file.name(), e));
    }
  }

  /** Checks whether a content was loaded before, by its checksum. */
  CheckedFile resolve(CheckedFile file, ContentChecksum text) {
    Optional<ContentReceipt> known = find(text);
    if (known.isPresent()) {
      return known(file, known.get());
    }
    boolean repeated = !seen.add(text);
    ContentReceipt first =
        ContentReceipt.starting(
            text.value(),
            text.size(),
            file.name(),
            Zones.name(options.zone()),
            options.interval(),
            file.version(),
            load);
    return file.of(first, null, repeated);
  }

  private Optional<ContentReceipt> find(ContentChecksum checksum) {
    return receipts.find(checksum.value(), checksum.size());
  }

  private CheckedFile known(CheckedFile file, ContentReceipt known) {
    if (known.undoing() != null) {
      return file.failing(LoadConflicts.undoing(file.name(), known));
    }
    if (!Zones.same(Zones.parse(known.zone()), options.zone())
        || known.interval() != options.interval()) {
      return file.failing(LoadConflicts.otherSettings(file.name(), known));
    }
    boolean repeated = !seen.add(new ContentChecksum(known.checksum(), known.size()));
    boolean begun = known.loads().contains(load); // by this load, which was cut off
    boolean skipped =
        repeated || (known.finished() != null && !begun && options.repeats() == RepeatPolicy.SKIP);
    ContentReceipt content =
        options.repeats() == RepeatPolicy.AS_NEW && !skipped && !begun
            ? known.renewed(file.version(), load)
            : known;
    boolean ours = begun && known.loads().size() == 1;
    return file.of(content, ours ? null : known, skipped);
  }

  /**
   * Records that the content of a file is going to be stored, unless this is a dry run.
   *
   * @return the file with the version that its readings get, or failed if it can't be stored now
   */
  CheckedFile start(CheckedFile file) {
    if (options.dryRun()) {
      return file;
    }
    try {
      ContentReceipt started =
          file.isRenewed()
              ? receipts.renew(file.loaded(), file.before().firstSeen())
              : receipts.start(LoadConflicts.by(file.loaded(), load));
      return file.of(started, file.before(), false);
    } catch (EnergyException e) {
      if (e.code().type() != ErrorType.USER) {
        throw e;
      }
      return file.failing(e);
    }
  }

  /** Of two new files in a load, the later one must win, so each gets its own version. */
  private Instant nextVersion() {
    Instant now = clock.get().truncatedTo(ChronoUnit.MILLIS);
    lastVersion = now.isAfter(lastVersion) ? now : lastVersion.plusMillis(1);
    return lastVersion;
  }

  /** Returns the last version given to new content; {@link Instant#EPOCH} if there was none. */
  Instant lastVersion() {
    return lastVersion;
  }

  private static EnergyException elsewhere(String name) {
    return new EnergyException(
        ErrorCode.PATH_REFUSED,
        name + " has become a symbolic link, or lies behind one; nothing of it is loaded");
  }

  private static EnergyException unreadable(String name, IOException e) {
    return new EnergyException(
        ErrorCode.FILE_UNREADABLE, name + " can't be read: " + e.getMessage(), e);
  }
}
