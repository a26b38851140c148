package io.energyiot.loader;

import io.energyiot.load.file.InputFiles;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.queue.LoadFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that a request names, each by its real path and once. Symbolic links are followed
 * before they are checked, also those within a folder.
 *
 * @param max how many files the paths may name together
 */
record AllowedFiles(LoadFolders folders, int max) {
  /** With more of them, the time to compare a name with a pattern may have no bound. */
  private static final int MAX_WILDCARDS = 3;

  /**
   * Returns the files of {@code paths}, each once; a path that leads to nothing stays as it is.
   *
   * @throws EnergyException with {@link ErrorCode#PATH_REFUSED}, or with {@link
   *     ErrorCode#TOO_LARGE} if there are too many
   */
  List<String> of(List<String> paths) {
    Set<String> files = new LinkedHashSet<>();
    int looked = 0;
    for (String path : paths) {
      folders.require(path);
      requireSimple(path);
      List<Path> found = found(path);
      looked += found.size();
      if (looked > max) {
        throw new EnergyException(
            ErrorCode.TOO_LARGE,
            "the paths of a request may name %d files (load.max_files); send several requests"
                .formatted(max));
      }
      found.forEach(file -> files.add(folders.require(file.toString()).toString()));
    }
    return List.copyOf(files);
  }

  private static void requireSimple(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    long wildcards = name.chars().filter(c -> c == '*' || c == '{').count();
    if (wildcards > MAX_WILDCARDS && !Files.exists(Path.of(path))) {
      throw new EnergyException(
          ErrorCode.PATH_REFUSED,
          "a pattern of a request has at most %d of * and {, unlike %s"
              .formatted(MAX_WILDCARDS, Quoted.of(path)));
    }
  }

  private static List<Path> found(String path) {
    try {
      return InputFiles.named(path);
    } catch (EnergyException e) {
      return List.of(Path.of(path)); // the load tells of it in its receipt
    }
  }
}
