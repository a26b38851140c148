package io.energyiot.loader;

import io.energyiot.load.file.FolderTree;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that came by requests, each in a folder of its own with a name by chance. They are deleted
 * with their load. For one thread.
 */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** A file that nobody wants and that has not grown for so long is not being sent any more. */
  private static final Duration STALE = Duration.ofMinutes(10);

  private static final String KEPT = "upload";
  private static final Duration KEPT_FOR = Duration.ofDays(30);
  private static final Duration KEPT_EVERY = Duration.ofHours(1);

  private final Path loads;
  private final Path folder;
  private final LongSupplier nanos;
  private Map<Path, Unwanted> unwanted = new HashMap<>();
  private long cleared;
  private long keptCleared;

  /** What a folder that no load has looked like when it was first seen so. */
  private record Unwanted(List<Object> content, long since) {}

  /**
   * @param loads the folder of loads
   * @param nanos counts like {@link System#nanoTime}: nobody sets that clock
   */
  Uploads(Path loads, LongSupplier nanos) {
    this.loads = loads;
    this.folder = loads.resolve(LoaderJob.UPLOADS);
    this.nanos = nanos;
    this.cleared = nanos.getAsLong();
    this.keptCleared = nanos.getAsLong();
  }

  /** Makes the folder that takes them, for its owner alone. */
  void makeFolder() throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * Deletes the file of a load that has ended, if it came by a request. A file that the system
   * failed to load is kept beside the load's receipt: only its sender could send it again.
   */
  void end(QueuedLoad load, LoadReceipt last) {
    Optional<Path> own = own(load.job());
    try {
      if (own.isEmpty() || !Files.isDirectory(own.get())) {
        return;
      }
      if (isToBeKept(last)) {
        Path kept = placeToKeep(Files.createDirectories(loads.resolve(load.id().toString())));
        Files.move(own.get(), kept);
        LOG.warn("load {} failed; the file that was sent stays in {}", load.id(), kept);
      } else {
        FolderTree.delete(own.get());
      }
    } catch (IOException e) {
      LOG.warn("{} can't be cleared away", own.get(), e);
    }
  }

  /** An earlier attempt may have kept something already. */
  private static Path placeToKeep(Path receipt) {
    Path place = receipt.resolve(KEPT);
    for (int i = 1; Files.exists(place); i++) {
      place = receipt.resolve(KEPT + "-" + i);
    }
    return place;
  }

  /** A file of our own that can't be read may be whole, on a disk that is not. */
  private static boolean isToBeKept(LoadReceipt last) {
    Stream<String> ofFiles = last.files().stream().map(FileReceipt::error);
    return last.state() != LoadState.CANCELLED
        && Stream.concat(Stream.ofNullable(last.error()), ofFiles)
            .filter(Objects::nonNull)
            .map(text -> EnergyException.ofText(text).code())
            .anyMatch(code -> code == ErrorCode.FILE_UNREADABLE || code.type() != ErrorType.USER);
  }

  /** The folder of an upload, whatever way to it the server has used. */
  private Optional<Path> own(LoaderJob job) {
    return name(job.origin(), job.base()).map(folder::resolve);
  }

  private static Optional<String> name(LoadOrigin origin, String base) {
    if (origin != LoadOrigin.UPLOAD || base == null) {
      return Optional.empty();
    }
    return Optional.of(String.valueOf(Path.of(base).getFileName())).filter(Uploads::isOurs);
  }

  private static boolean isOurs(String name) {
    try {
      return UUID.fromString(name).toString().equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Deletes, once a minute, files that no load of the queue has: of loads that were cancelled while
   * they waited, and of servers that died. Also deletes, once an hour, what was kept for 30 days.
   *
   * @throws EnergyException if the queue can't be read
   */
  void clear(LoadQueue queue) {
    if (nanos.getAsLong() - cleared >= EVERY.toNanos()) {
      cleared = nanos.getAsLong();
      clear(() -> wanted(queue));
    }
    if (nanos.getAsLong() - keptCleared >= KEPT_EVERY.toNanos()) {
      keptCleared = nanos.getAsLong();
      clearKept(Instant.now().minus(KEPT_FOR));
    }
  }

  /** Deletes the kept files that were sent before an instant. */
  void clearKept(Instant before) {
    try (DirectoryStream<Path> receipts =
        Files.newDirectoryStream(loads, each -> isOurs(each.getFileName().toString()))) {
      for (Path receipt : receipts) {
        clearKept(receipt, before);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("uploads that were kept can't be cleared away", e);
    }
  }

  private static void clearKept(Path receipt, Instant before) throws IOException {
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(receipt, KEPT + "*")) {
      for (Path each : kept) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
          LOG.info("{} was kept for {} days and is deleted", each, KEPT_FOR.toDays());
          FolderTree.delete(each);
        }
      }
    }
  }

  private static Set<String> wanted(LoadQueue queue) {
    return queue.all().stream()
        .flatMap(each -> name(each.origin(), each.base()).stream())
        .collect(Collectors.toSet());
  }

  /**
   * Deletes what was unwanted and unchanged for long enough.
   *
   * @param wanted the names of the folders that loads have; asked for if there are any folders
   */
  void clear(Supplier<Set<String>> wanted) {
    try {
      List<Path> found = folders();
      Set<String> names = found.isEmpty() ? Set.of() : wanted.get();
      Map<Path, Unwanted> still = new HashMap<>();
      for (Path each : found) {
        if (!names.contains(each.getFileName().toString())) {
          clear(each, still);
        }
      }
      unwanted = still;
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("uploads can't be cleared away", e);
    }
  }

  private void clear(Path each, Map<Path, Unwanted> still) throws IOException {
    Unwanted now = new Unwanted(content(each), nanos.getAsLong());
    Unwanted before = unwanted.get(each);
    Unwanted same = before != null && before.content().equals(now.content()) ? before : now;
    if (now.since() - same.since() >= STALE.toNanos()) {
      FolderTree.delete(each);
    } else {
      still.put(each, same);
    }
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(found::add);
    }
    return found;
  }

  private static List<Object> content(Path upload) throws IOException {
    List<Object> content = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(upload)) {
      for (Path file : files) {
        content.add(file);
        content.add(Files.size(file));
      }
    }
    return content;
  }
}
