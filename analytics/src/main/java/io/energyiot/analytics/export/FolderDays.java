package io.energyiot.analytics.export;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.spark.network.util.JavaUtils;

/**
 * Days in a folder, where a day is moved as a whole. If a job ends after it has taken away the old
 * day and before the new one is in place, the next job puts the old day back. A lock keeps a second
 * job out.
 */
final class FolderDays implements NewDays {
  private static final String OLD = "_old";
  private static final String LOCK = "_lock";

  private final Path folder;
  private final FileChannel lock;

  private FolderDays(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * In a folder, which is made if it is not there.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED} if another job writes into it
   */
  static FolderDays in(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve(LOCK))) {
      refuseForeign(folder.resolve(NEW));
      refuseForeign(folder.resolve(OLD));
    }
    FileChannel lock =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      hold(lock, folder);
      FolderDays days = new FolderDays(folder, lock);
      days.clean();
      return days;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Fails if a folder that no job has used before has something that a job would delete. */
  private static void refuseForeign(Path place) {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED,
          place
              + " is not from an export; exporting here would delete it; move it, or export elsewhere");
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

  /** Puts back old days whose new ones never came. */
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

  @Override
  public String target() {
    return new org.apache.hadoop.fs.Path(path().toUri()).toString(); // which has blanks as they are
  }

  /** The same as a path. */
  Path path() {
    return folder.resolve(NEW);
  }

  @Override
  public void publish(Manifest manifest) throws IOException {
    String day = PREFIX + manifest.day();
    Path written = Files.createDirectories(path().resolve(day));
    deleteOthers(written, manifest.names());
    for (String name : manifest.names()) {
      if (!Files.exists(written.resolve(name))) {
        throw new NoSuchFileException(written.resolve(name).toString());
      }
    }
    manifest.write(Files.newOutputStream(written.resolve(Manifest.NAME)));
    Path place = folder.resolve(day);
    Path old = folder.resolve(OLD).resolve(day);
    if (Files.exists(place)) {
      if (!Files.exists(place.resolve(Manifest.NAME))) {
        refuseForeign(place);
      }
      Files.createDirectories(old.getParent());
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
    JavaUtils.deleteRecursively(old.toFile());
  }

  private static void deleteOthers(Path day, Set<String> names) throws IOException {
    try (var files = Files.newDirectoryStream(day)) {
      for (Path file : files) {
        if (!names.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
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
