package io.energyiot.platform.folder;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Our own folder within one that may be the user's. A file marks it as ours. Programs delete what
 * they find only in a folder with that mark.
 */
public final class OwnFolder {
  /** The mark. The program that runs Spark looks for the same name. */
  static final String MARK = "made-by-energy";

  private static final String NAME = "energy-spark";
  private static final String TEXT = "Energy IoT deletes what is in this folder.\n";

  private OwnFolder() {}

  /** Where it is, or will be, within {@code place}. */
  public static Path within(Path place) {
    return place.toAbsolutePath().normalize().resolve(NAME);
  }

  /**
   * Makes it, for its owner alone, where it is missing.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED} if it has files and no mark: then
   *     someone else made it
   */
  public static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path mark = folder.resolve(MARK);
    if (Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!isEmpty(folder)) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED,
          folder + " has files that Energy IoT did not make; move them or choose another folder");
    }
    closeToOthers(folder);
    Files.writeString(mark, TEXT);
  }

  /** Whether nothing is in it. */
  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Makes it a folder for its owner alone, where the file system knows owners. */
  static void closeToOthers(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
