package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * Fixes, once for each topic, the latest time of its records that counts if a sender gave it. The
 * first consumer that meets such a record decides, so all that read the topic again see the same.
 */
public final class SenderTimeLimit {
  private static final String NAME = "senders_times_until:";

  private SenderTimeLimit() {}

  /**
   * Returns the latest time that counts, milliseconds since 1970-01-01T00:00:00Z.
   *
   * @param now the value if none was fixed yet
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
