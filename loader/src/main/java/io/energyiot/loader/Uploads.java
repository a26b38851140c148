package io.energyiot.loader;

import io.energyiot.load.file.FolderTree;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorType;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  private final Path loads;
  private final Path folder;
  private final LongSupplier nanos;
  private Map<Path, Unwanted> unwanted = new HashMap<>();
  private long cleared;

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
        Path kept = loads.resolve(load.id().toString()).resolve("upload");
        Files.createDirectories(kept.getParent());
        Files.move(own.get(), kept);
        LOG.warn("load {} failed; the file that was sent stays in {}", load.id(), kept);
      } else {
        FolderTree.delete(own.get());
      }
    } catch (IOException e) {
      LOG.warn("{} can't be cleared away", own.get(), e);
    }
  }

  private static boolean isToBeKept(LoadReceipt last) {
    return last.state() == LoadState.FAILED
        && last.error() != null
        && EnergyException.ofText(last.error()).code().type() != ErrorType.USER;
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
   * they waited, and of servers that died.
   *
   * @throws EnergyException if the queue can't be read
   */
  void clear(LoadQueue queue) {
    if (nanos.getAsLong() - cleared >= EVERY.toNanos()) {
      cleared = nanos.getAsLong();
      clear(() -> wanted(queue));
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
