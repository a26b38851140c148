package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import java.time.LocalDate;
import java.util.Optional;

/** The table of the last scheduled rollup: one row. */
final class ScheduledRollupTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS rollup_scheduled (
        deployment text PRIMARY KEY,
        began timestamp,
        days frozen<list<date>>,
        ended timestamp,
        error text
      ) WITH comment = 'the rollups that a server has begun by itself last'
      """;

  private static final String ALL = "all";

  private final PreparedStatement insert;
  private final PreparedStatement select;

  ScheduledRollupTable(CqlSession session) {
    TableCreation.create(session, "rollup_scheduled", CREATE);
    insert =
        session.prepare(
            "INSERT INTO rollup_scheduled (deployment, began, days, ended, error)"
                + " VALUES (?, ?, ?, ?, ?)");
    select =
        session.prepare(
            "SELECT began, days, ended, error FROM rollup_scheduled WHERE deployment = ?");
  }

  BoundStatement insert(ScheduledRollup rollup) {
    return insert.bind(
        ALL,
        rollup.began(),
        rollup.days(),
        rollup.ended().orElse(null),
        rollup.error().orElse(null));
  }

  /** For {@link #scheduled}: one row or none. */
  BoundStatement select() {
    return select.bind(ALL);
  }

  static ScheduledRollup scheduled(Row row) {
    return new ScheduledRollup(
        row.getInstant(0),
        row.getList(1, LocalDate.class),
        Optional.ofNullable(row.getInstant(2)),
        Optional.ofNullable(row.getString(3)));
  }
}
