package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that came by requests, each in a folder of its own. They are deleted with their load. */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** A file that has not grown for so long is not being sent any more. */
  private static final Duration STALE = Duration.ofMinutes(10);

  private final Path folder;
  private Instant cleared = Instant.now();

  /**
   * @param loads the folder of loads
   */
  Uploads(Path loads) {
    this.folder = loads.resolve(LoaderJob.UPLOADS);
  }

  /** Deletes the file of a load that has ended, if it came by a request. */
  void delete(LoaderJob job) {
    if (job.origin() == LoadOrigin.UPLOAD && job.base() != null) {
      Path own = Path.of(job.base());
      if (folder.equals(own.getParent())) {
        delete(own);
      }
    }
  }

  /**
   * Deletes, once a minute, files that no load of the queue has: of loads that were cancelled while
   * they waited, and of servers that died.
   *
   * @throws EnergyException if the queue can't be read
   */
  void clear(LoadQueue queue) {
    if (Instant.now().isBefore(cleared.plus(EVERY)) || !Files.isDirectory(folder)) {
      return;
    }
    cleared = Instant.now();
    Set<String> wanted =
        queue.all().stream().map(each -> String.valueOf(each.base())).collect(Collectors.toSet());
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path each : found) {
        if (!wanted.contains(each.toString()) && isStale(each)) {
          delete(each);
        }
      }
    } catch (IOException e) {
      LOG.warn("uploads can't be cleared away", e);
    }
  }

  private static boolean isStale(Path upload) throws IOException {
    Instant last = Files.getLastModifiedTime(upload).toInstant();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(upload)) {
      for (Path file : files) {
        Instant grown = Files.getLastModifiedTime(file).toInstant();
        last = grown.isAfter(last) ? grown : last;
      }
    }
    return last.plus(STALE).isBefore(Instant.now());
  }

  private static void delete(Path upload) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(upload)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(upload);
    } catch (IOException e) {
      LOG.warn("{} can't be deleted", upload, e);
    }
  }
}
