package io.energyiot.analytics.export;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.apache.spark.network.util.JavaUtils;

/**
 * Days that are written but not yet where they belong. What a job that was killed leaves behind is
 * passed over by readers, as its name begins with an underscore. The next job deletes it, or puts
 * it back where it was taken away for a day that did not come; a job that fails does so itself.
 */
final class NewDays implements AutoCloseable {
  /** What the name of a day's folder begins with. */
  static final String PREFIX = "day=";

  private static final String NEW = "_new";
  private static final String OLD = "_old";
  private static final String LOCK = "_lock";

  private final Path folder;
  private final FileChannel lock;

  private NewDays(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * In a folder, which is made if it is not there.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED} if another job writes into it
   */
  static NewDays in(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      hold(lock, folder);
      NewDays days = new NewDays(folder, lock);
      days.clean();
      return days;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void hold(FileChannel lock, Path folder) throws IOException {
    boolean held;
    try {
      held = lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      held = false; // another job of this very process has it
    }
    if (!held) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, "another job writes into " + folder + "; wait until it ends");
    }
  }

  private void clean() throws IOException {
    Files.createDirectories(folder.resolve(OLD));
    restore();
    JavaUtils.deleteRecursively(folder.resolve(NEW).toFile());
    JavaUtils.deleteRecursively(folder.resolve(OLD).toFile());
  }

  /** Puts back what was taken away for a day that did not come. */
  private void restore() throws IOException {
    try (var days = Files.newDirectoryStream(folder.resolve(OLD))) {
      for (Path day : days) {
        Path place = folder.resolve(day.getFileName());
        if (!Files.exists(place)) {
          Files.move(day, place, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /** Where they are to be written; not there yet. */
  Path path() {
    return folder.resolve(NEW);
  }

  static LocalDate dayOf(Path dayFolder) {
    return LocalDate.parse(dayFolder.getFileName().toString().substring(PREFIX.length()));
  }

  /**
   * Puts a day in the place of what there was of it. A day without readings has a manifest all the
   * same.
   */
  void publish(LocalDate day, Manifest manifest) throws IOException {
    Path written = path().resolve(PREFIX + day);
    Files.createDirectories(written);
    deleteChecksums(written);
    manifest.write(written);
    Path place = folder.resolve(PREFIX + day);
    Path old = folder.resolve(OLD).resolve(PREFIX + day);
    if (Files.exists(place)) {
      Files.createDirectories(old.getParent());
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
    JavaUtils.deleteRecursively(old.toFile());
  }

  /** Those of Hadoop's file system, which would not fit the folder any more. */
  private static void deleteChecksums(Path day) throws IOException {
    try (var files = Files.newDirectoryStream(day, ".*.crc")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      clean();
    }
  }
}
