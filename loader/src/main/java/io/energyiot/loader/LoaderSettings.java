package io.energyiot.loader;

import io.energyiot.load.LoadBounds;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.audit.AuditSettings;
import io.energyiot.store.queue.LoadFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The loader's own settings.
 *
 * @param work the folder of loads: their work, rejects files and uploads
 * @param folders those whose files requests may have loaded
 * @param bounds what a load of a request may use of the machine
 * @param watched the folder whose files are loaded as they arrive; empty if none is watched
 * @param settleSeconds how long a file there must stay unchanged to count as complete
 * @param warmUp how long made-up files are loaded into nothing after the start
 * @param audit whether loads are noted there
 */
record LoaderSettings(
    Path work,
    LoadFolders folders,
    LoadBounds bounds,
    Optional<Path> watched,
    int settleSeconds,
    Duration warmUp,
    AuditSettings audit) {
  private static final int USUAL_SECONDS = 5;

  /**
   * Reads them.
   *
   * @param usualWork the folder of loads unless the settings name one
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  static LoaderSettings from(Settings settings, Path usualWork) {
    return new LoaderSettings(
        folder(settings, "load.work").orElse(usualWork),
        LoadFolders.from(settings),
        LoadBounds.from(settings),
        folder(settings, "load.watch"),
        settings.integer("load.settle_seconds", USUAL_SECONDS, 1, 86_400),
        Duration.ofSeconds(settings.integer("loader.warmup_seconds", USUAL_SECONDS, 0, 600)),
        AuditSettings.from(settings, true));
  }

  private static Optional<Path> folder(Settings settings, String key) {
    Optional<Path> folder = settings.text(key).map(Path::of);
    if (folder.isPresent() && !folder.get().isAbsolute()) {
      throw settings.invalid(key, "the absolute path of a folder");
    }
    return folder;
  }
}
