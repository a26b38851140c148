package io.energyiot.load.file;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A folder in which files arrive, and which they leave when they are dealt with. Symbolic links in
 * it are left alone.
 */
public final class WatchedFolder {
  private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".partial", ".filepart");
  private static final long LOOK_SECONDS = 1;

  private final Path folder;
  private final Duration settle;

  /**
   * Watches a folder.
   *
   * @param settleSeconds how long a file must stay unchanged to count as complete
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if it is none
   */
  public WatchedFolder(Path folder, int settleSeconds) {
    this.folder = folder;
    this.settle = Duration.ofSeconds(settleSeconds);
    if (!Files.isDirectory(folder)) {
      throw new EnergyException(ErrorCode.FILE_UNREADABLE, folder + " is not a folder");
    }
  }

  /** Waits for a file that is complete; the one that was complete first comes first. */
  public Path next() {
    return next(file -> true);
  }

  /**
   * Does the same for some files.
   *
   * @param wanted is asked again and again
   */
  public Path next(Predicate<Path> wanted) {
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      Path file = oldestComplete(wanted);
      while (file == null) {
        WatchKey key = changes.poll(LOOK_SECONDS, TimeUnit.SECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        file = oldestComplete(wanted);
      }
      return file;
    } catch (IOException | DirectoryIteratorException | ClosedWatchServiceException e) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE, folder + " can't be watched: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "interrupted", e);
    }
  }

  private Path oldestComplete(Predicate<Path> wanted) throws IOException {
    Instant settled = Instant.now().minus(settle);
    Path oldest = null;
    Instant oldestTime = null;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, WatchedFolder::isMeant)) {
      for (Path file : files) {
        Instant changed = changed(file);
        boolean complete = !changed.isAfter(settled) && wanted.test(file);
        if (complete && (oldest == null || changed.isBefore(oldestTime))) {
          oldest = file;
          oldestTime = changed;
        }
      }
    }
    return oldest;
  }

  private static Instant changed(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.MAX; // someone took it away again
    }
  }

  private static boolean isMeant(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && UNFINISHED.stream().noneMatch(name::endsWith)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Moves a file to {@code done} or {@code failed}, with a number if one of its name is there.
   *
   * @return where it is now, in words
   */
  public String move(Path file, boolean done) {
    Path target = folder.resolve(done ? "done" : "failed");
    String name = file.getFileName().toString();
    try {
      Files.createDirectories(target);
      Path place = target.resolve(name);
      for (int i = 1; Files.exists(place); i++) {
        place = target.resolve(name + "." + i);
      }
      Files.move(file, place);
      return file + " is in " + place;
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, file + " can't be moved to " + target + ": " + e.getMessage(), e);
    }
  }
}
