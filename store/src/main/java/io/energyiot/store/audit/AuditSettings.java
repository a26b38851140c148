package io.energyiot.store.audit;

import io.energyiot.model.config.Settings;

/**
 * What is noted of requests.
 *
 * @param enabled whether anything is
 * @param required whether requests that can't be noted are refused
 * @param keepDays how long entries are kept after their day
 */
public record AuditSettings(boolean enabled, boolean required, int keepDays) {

  /**
   * Reads the settings under {@code audit.}.
   *
   * @param enabled whether requests are noted unless the settings say otherwise
   */
  public static AuditSettings from(Settings settings, boolean enabled) {
    return new AuditSettings(
        settings.flag("audit.enabled", enabled),
        settings.flag("audit.required", true),
        settings.integer("audit.keep_days", 400, 1, 7_000));
  }
}
