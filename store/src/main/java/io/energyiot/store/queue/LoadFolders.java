package io.energyiot.store.queue;

import io.energyiot.model.Quoted;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders whose files requests may have loaded, from {@code load.folders}. Server and loader
 * both check, the loader also each file that it finds.
 *
 * @param shared whether every loader sees the same files in them, from {@code load.shared_folders}
 */
public record LoadFolders(List<Path> folders, boolean shared) {
  private static final String KEY = "load.folders";
  private static final String SHARED = "load.shared_folders";

  /** Copies the list. */
  public LoadFolders {
    folders = List.copyOf(folders);
  }

  /** Folders of one machine. */
  public LoadFolders(List<Path> folders) {
    this(folders, false);
  }

  /**
   * Reads the setting; without it, no folder is allowed.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if a path is not absolute
   */
  public static LoadFolders from(Settings settings) {
    List<Path> folders = settings.list(KEY, List.of()).stream().map(Path::of).toList();
    if (!folders.stream().allMatch(Path::isAbsolute)) {
      throw settings.invalid(KEY, "absolute paths of folders, between commas");
    }
    return new LoadFolders(folders, settings.flag(SHARED, false));
  }

  /**
   * Returns the real path, with all symbolic links followed, of a file, folder or pattern that is
   * below one of the folders. What does not exist keeps its name.
   *
   * @throws EnergyException with {@link ErrorCode#PATH_REFUSED} if it is not
   */
  public Path require(String path) {
    if (folders.isEmpty()) {
      throw new EnergyException(
          ErrorCode.PATH_REFUSED,
          "requests can't name files here; "
              + KEY
              + " in the settings lists the folders that they"
              + " may name, and is empty");
    }
    try {
      Path asked = Path.of(path);
      if (asked.isAbsolute() && asked.equals(asked.normalize())) {
        Path real = real(asked);
        if (folders.stream().map(LoadFolders::real).anyMatch(real::startsWith)) {
          return real;
        }
      }
    } catch (InvalidPathException e) {
      // refused below
    }
    throw new EnergyException(
        ErrorCode.PATH_REFUSED,
        Quoted.of(path)
            + " is not an absolute path below one of the folders that "
            + KEY
            + " in the"
            + " settings allows, all symbolic links followed");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName());
    }
  }
}
