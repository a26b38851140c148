package io.energyiot.analytics.scan;

import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access to the store for every process of a job. A process opens the store once and keeps it open
 * until it ends.
 *
 * @param settings those under {@code cassandra.} and {@code storage.}
 */
public record StoreAccess(Map<String, String> settings) implements Serializable {
  private static final String PASSWORD_FILE = "cassandra.password_file";
  private static final Map<StoreAccess, EnergyStore> OPEN = new ConcurrentHashMap<>();

  /** Copies the settings. */
  public StoreAccess {
    settings = Map.copyOf(settings);
  }

  /**
   * Keeps the settings under {@code cassandra.} and {@code storage.}. The password goes with them:
   * its file need not be on every machine.
   */
  public static StoreAccess of(Map<String, String> settings) {
    Map<String, String> stores = new HashMap<>(settings);
    Settings.of(settings, "the job's settings")
        .secretIn(PASSWORD_FILE)
        .ifPresent(
            password -> {
              stores.remove(PASSWORD_FILE);
              stores.put("cassandra.password", password);
            });
    stores.keySet().removeIf(key -> !key.startsWith("cassandra.") && !key.startsWith("storage."));
    return new StoreAccess(stores);
  }

  /** The store of this process. */
  public EnergyStore store() {
    return OPEN.computeIfAbsent(
        this, access -> EnergyStore.open(Settings.of(access.settings(), "the job's settings")));
  }

  /** Closes what this process has opened. */
  public static void closeAll() {
    OPEN.values().forEach(EnergyStore::close);
    OPEN.clear();
  }

  /** Settings may have a password. */
  @Override
  public String toString() {
    return "access to " + settings.get("cassandra.contact_points");
  }
}
