package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The table of runs that write results or were killed meanwhile: one row per run, in one partition.
 */
final class RollupRunTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS rollup_run (
        deployment text,
        run uuid,
        day date,
        begun timestamp,
        PRIMARY KEY (deployment, run)
      ) WITH comment = 'runs whose results are to be deleted unless they are served'
      """;

  private static final String ALL = "all";

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement delete;

  RollupRunTable(CqlSession session) {
    TableCreation.create(session, "rollup_run", CREATE);
    insert =
        session.prepare("INSERT INTO rollup_run (deployment, run, day, begun) VALUES (?, ?, ?, ?)");
    select = session.prepare("SELECT run, day, begun FROM rollup_run WHERE deployment = ?");
    delete = session.prepare("DELETE FROM rollup_run WHERE deployment = ? AND run = ?");
  }

  BoundStatement insert(UUID run, LocalDate day, Instant begun) {
    return insert.bind(ALL, run, day, begun);
  }

  /** Columns {@code run, day, begun}. */
  BoundStatement select() {
    return select.bind(ALL);
  }

  BoundStatement delete(UUID run) {
    return delete.bind(ALL, run);
  }
}
