package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * Fixes, for each topic, until when the times that senders gave their records may lie: who first
 * meets such a record decides it for all that read it again.
 */
public final class SendersTimes {
  private static final String NAME = "senders_times_until:";

  private SendersTimes() {}

  /**
   * The latest time that counts, milliseconds since 1970-01-01T00:00:00Z.
   *
   * @param now what it is from now on if it was not fixed yet
   */
  public static long until(CqlSession session, String topic, long now) {
    DeploymentTable table = new DeploymentTable(session);
    Row stored = session.execute(table.select(NAME + topic)).one();
    if (stored == null) {
      session.execute(table.insertIfAbsent(NAME + topic, Long.toString(now)));
      stored = session.execute(table.select(NAME + topic)).one();
    }
    return Long.parseLong(stored.getString(0));
  }
}
