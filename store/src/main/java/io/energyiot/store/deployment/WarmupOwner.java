package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Optional;

/** Marks a keyspace as that of a warm-up, so that no warm-up deletes the readings of others. */
public final class WarmupOwner {
  private static final String NAME = "warmup_of";

  private WarmupOwner() {}

  /**
   * Marks the keyspace as that of a warm-up, if nobody has. The tables of years must be there.
   *
   * @param owner the keyspace whose processes warm up here
   * @throws EnergyException with {@link ErrorCode#SETTING_CONFLICTS} if it is marked as that of
   *     another one, or is not marked and has readings
   */
  public static void mark(CqlSession session, String owner) {
    DeploymentTable table = new DeploymentTable(session);
    Optional<String> found = read(session, table);
    if (found.isEmpty()) {
      failOnReadings(session);
      session.execute(table.insertIfAbsent(NAME, owner));
      found = read(session, table); // another process may have been quicker
    }
    if (!found.equals(Optional.of(owner))) {
      throw refused(session, "is for the warm-up of " + found.orElse("another one"));
    }
  }

  private static Optional<String> read(CqlSession session, DeploymentTable table) {
    Row row = session.execute(table.select(NAME)).one();
    return Optional.ofNullable(row).map(it -> it.getString(0));
  }

  private static void failOnReadings(CqlSession session) {
    if (!new StorageYears(session).newestFirst().isEmpty()) {
      throw refused(session, "has readings that may be somebody's");
    }
  }

  private static EnergyException refused(CqlSession session, String why) {
    return new EnergyException(
        ErrorCode.SETTING_CONFLICTS,
        "the keyspace %s %s; drop it if nobody needs it, or set server.warmup_seconds=0"
            .formatted(session.getKeyspace().orElseThrow(), why));
  }
}
