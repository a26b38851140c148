package io.energyiot.loader;

import io.energyiot.load.file.InputFiles;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.queue.LoadFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a request names, each by its real path. Symbolic links are followed before they
 * are checked, also those within a folder.
 */
record AllowedFiles(LoadFolders folders) {

  /**
   * Returns the files of {@code paths}; a path that leads to nothing stays as it is.
   *
   * @throws EnergyException with {@link ErrorCode#PATH_REFUSED}
   */
  List<String> of(List<String> paths) {
    List<String> files = new ArrayList<>();
    for (String path : paths) {
      folders.require(path);
      found(path).forEach(file -> files.add(folders.require(file.toString()).toString()));
    }
    return files;
  }

  private static List<Path> found(String path) {
    try {
      return InputFiles.named(path);
    } catch (EnergyException e) {
      return List.of(Path.of(path)); // the load tells of it in its receipt
    }
  }
}
