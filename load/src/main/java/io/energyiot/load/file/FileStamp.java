package io.energyiot.load.file;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Shows whether a file is still the one that was checked before.
 *
 * @param real where the file is, all symbolic links followed
 * @param key of the file in its file system, which another file of the same name would not share;
 *     null where there is none
 * @param size bytes
 * @param modified when its content last changed
 * @param changed when content or attributes last changed, which users can't set; null where unknown
 */
public record FileStamp(Path real, Object key, long size, FileTime modified, FileTime changed) {
  /** File systems keep times in steps of some milliseconds. */
  private static final Duration STEP = Duration.ofMillis(20);

  private static final String CHANGED = "unix:ctime";

  /**
   * Returns the stamp of a file as it is now. Waits for a moment if the file has just been written,
   * since a change within the same step would leave the stamp as it is.
   */
  public static FileStamp of(Path file) throws IOException {
    FileStamp stamp = now(file);
    Duration age = Duration.between(stamp.newest().toInstant(), Instant.now());
    if (!age.isNegative() && age.compareTo(STEP) < 0) {
      pause(STEP);
      return now(file);
    }
    return stamp;
  }

  private FileTime newest() {
    return changed != null && changed.compareTo(modified) > 0 ? changed : modified;
  }

  private static FileStamp now(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    FileTime changed = unix ? (FileTime) Files.getAttribute(file, CHANGED) : null;
    return new FileStamp(
        file.toRealPath(), found.fileKey(), found.size(), found.lastModifiedTime(), changed);
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the load was interrupted", e);
    }
  }

  /**
   * Checks that the file is still the same.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_CHANGED} if it is not
   */
  public void check(InputFile file) {
    try {
      if (!equals(now(file.path()))) {
        throw changed(file, "was changed or replaced", null);
      }
    } catch (NoSuchFileException e) {
      throw changed(file, "was moved or deleted", e);
    } catch (IOException e) {
      throw changed(file, "became unreadable", e);
    }
  }

  private static EnergyException changed(InputFile file, String what, IOException cause) {
    return new EnergyException(
        ErrorCode.FILE_CHANGED,
        "%s %s while it was loaded, so nothing of it is stored; load it again when it is complete"
            .formatted(file.name(), what),
        cause);
  }
}
