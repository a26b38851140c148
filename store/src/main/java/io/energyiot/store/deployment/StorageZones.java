package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Zones;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.ZoneId;
import java.util.Optional;

/** Fixes the storage zone. The first process that starts decides it for all later ones. */
public final class StorageZones {
  private static final String KEY = "storage.zone";
  private static final String NAME = "storage_zone";

  private StorageZones() {}

  /** Reads the setting {@code storage.zone}; empty if it is not set. */
  public static Optional<StorageZone> from(Settings settings) {
    return settings
        .text(KEY)
        .map(
            text -> {
              try {
                return new StorageZone(Zones.parse(text));
              } catch (BrokenRuleException e) {
                throw settings.invalid(KEY, "a time zone such as UTC or Europe/Berlin");
              }
            });
  }

  /**
   * Returns the storage zone of this deployment. If none was fixed yet, fixes {@code asked}, or
   * UTC.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_CONFLICTS} if another zone than {@code
   *     asked} was fixed before
   */
  public static StorageZone fix(CqlSession session, Optional<StorageZone> asked) {
    DeploymentTable table = new DeploymentTable(session);
    Row stored = session.execute(table.select(NAME)).one();
    if (stored == null) {
      StorageZone zone = asked.orElse(StorageZone.UTC);
      Row answer = session.execute(table.insertIfAbsent(NAME, zone.toString())).one();
      if (answer == null || answer.getBoolean(0)) {
        return zone;
      }
      stored = session.execute(table.select(NAME)).one();
    }
    StorageZone fixed = new StorageZone(ZoneId.of(stored.getString(0)));
    if (asked.isPresent() && !Zones.same(asked.get().id(), fixed.id())) {
      throw new EnergyException(
          ErrorCode.SETTING_CONFLICTS,
          "%s is %s, but the stored days were cut in %s; set it to that, or use another keyspace"
              .formatted(KEY, asked.get(), fixed));
    }
    return fixed;
  }
}
