package io.energyiot.store;

import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.store.cassandra.CassandraSettings;
import io.energyiot.store.deployment.StorageZones;
import java.util.Optional;

/**
 * The settings for opening the store.
 *
 * @param zone the storage zone asked for; empty to take what was fixed before, or UTC
 */
public record StoreSettings(CassandraSettings cassandra, Optional<StorageZone> zone) {

  /** Reads the settings under {@code cassandra.} and {@code storage.}. */
  public static StoreSettings from(Settings settings) {
    return new StoreSettings(CassandraSettings.from(settings), StorageZones.from(settings));
  }
}
