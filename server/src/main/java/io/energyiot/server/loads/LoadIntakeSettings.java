package io.energyiot.server.loads;

import io.energyiot.model.config.Settings;
import io.energyiot.store.queue.LoadFolders;
import io.energyiot.store.queue.LoaderJob;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What requests may have loaded.
 *
 * @param folders those whose files they may name
 * @param shared whether every loader sees the same files in them
 * @param uploads takes files that are sent; empty if none can be
 * @param maxUploadBytes the longest file that can be sent
 */
public record LoadIntakeSettings(
    LoadFolders folders, boolean shared, Optional<Path> uploads, long maxUploadBytes) {
  private static final int USUAL_MIB = 1024;
  private static final int MAX_MIB = 1 << 20;

  /** Reads the settings under {@code load.} that are about requests. */
  public static LoadIntakeSettings from(Settings settings) {
    LoadFolders folders = LoadFolders.from(settings);
    return new LoadIntakeSettings(
        folders,
        folders.shared(),
        settings.text("load.work").map(folder -> Path.of(folder).resolve(LoaderJob.UPLOADS)),
        (long) settings.integer("load.max_upload_mib", USUAL_MIB, 1, MAX_MIB) << 20);
  }
}
