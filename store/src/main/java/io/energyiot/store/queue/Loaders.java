package io.energyiot.store.queue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.TableCreation;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The table of the loaders that live: one partition, a row each, which lapses unless its loader
 * writes it again. Every method fails with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if Cassandra
 * does not answer.
 */
public final class Loaders {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS loader (
        queue int,
        id uuid,
        host text,
        PRIMARY KEY ((queue), id)
      ) WITH comment = 'loaders that live'
        AND gc_grace_seconds = 3600
      """;

  private final CqlSession session;
  private final PreparedStatement insert;
  private final PreparedStatement all;

  /** Creates the table if it is not there. */
  public Loaders(CqlSession session) {
    this.session = session;
    TableCreation.create(session, "loader", CREATE);
    insert = session.prepare("INSERT INTO loader (queue, id, host) VALUES (0, ?, ?) USING TTL ?");
    all = session.prepare("SELECT id, host FROM loader WHERE queue = 0");
  }

  /**
   * Records that a loader lives, which holds for as long as a claim.
   *
   * @param host its machine
   */
  public void lives(UUID loader, String host) {
    try {
      session.execute(insert.bind(loader, host, (int) LoadQueue.LAPSE.toSeconds()));
    } catch (DriverException e) {
      throw Cassandra.unavailable("telling that a loader lives", e);
    }
  }

  /**
   * Counts the loaders that live besides one.
   *
   * @param host the machine of those that count; null if all do
   */
  public int others(UUID loader, String host) {
    try {
      return (int)
          StreamSupport.stream(session.execute(all.bind()).spliterator(), false)
              .filter(row -> !loader.equals(row.getUuid("id")))
              .filter(row -> host == null || host.equals(row.getString("host")))
              .count();
    } catch (DriverException e) {
      throw Cassandra.unavailable("asking which loaders live", e);
    }
  }
}
