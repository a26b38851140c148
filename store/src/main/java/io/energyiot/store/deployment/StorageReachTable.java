package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;

/**
 * The table of reaches by channel and year. Each number that was ever recorded has a row, and the
 * greatest counts. So writers that raise the reach at the same time can't undo each other.
 */
final class StorageReachTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS storage_reach (
        deployment text,
        year int,
        channel text,
        reach int,
        PRIMARY KEY (deployment, year, channel, reach)
      ) WITH comment = 'days after its own into which a reading reaches; the greatest counts'
      """;

  private static final String ALL = "all";

  private final PreparedStatement insert;
  private final PreparedStatement select;

  StorageReachTable(CqlSession session) {
    TableCreation.create(session, "storage_reach", CREATE);
    insert =
        session.prepare(
            "INSERT INTO storage_reach (deployment, year, channel, reach) VALUES (?, ?, ?, ?)");
    select = session.prepare("SELECT year, channel, reach FROM storage_reach WHERE deployment = ?");
  }

  BoundStatement insert(int year, String channel, int reach) {
    return insert.bind(ALL, year, channel, reach);
  }

  /** Columns {@code year, channel, reach}. */
  BoundStatement select() {
    return select.bind(ALL);
  }
}
