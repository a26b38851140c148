package io.energyiot.load;

import io.energyiot.load.progress.LoadLog;
import io.energyiot.store.load.LoadReceipt;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * One load as it is handed to a {@link Loader}.
 *
 * @param id made by {@link LoadReceipt#newId}
 * @param paths as {@link Loader#load} takes them
 * @param base the folder in which relative paths start; null for the one this process works in
 * @param options how it is loaded
 * @param log keeps its receipt
 * @param permit is asked before anything is stored
 * @param realOnly whether a file whose path leads elsewhere, by a symbolic link, is refused
 * @param bounds what it may use of the machine
 */
public record LoadTask(
    UUID id,
    List<String> paths,
    Path base,
    LoadOptions options,
    LoadLog log,
    LoadPermit permit,
    boolean realOnly,
    LoadBounds bounds) {
  /** Copies the paths. */
  public LoadTask {
    paths = List.copyOf(paths);
  }

  /** A load that follows symbolic links and has no bounds. */
  public LoadTask(
      UUID id, List<String> paths, Path base, LoadOptions options, LoadLog log, LoadPermit permit) {
    this(id, paths, base, options, log, permit, false, LoadBounds.NONE);
  }
}
