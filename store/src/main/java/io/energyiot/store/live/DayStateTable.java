package io.energyiot.store.live;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The table of the states of days that have, or had, live blocks: one row per day, the newest
 * first.
 */
final class DayStateTable {
  /** How many days are read; more than can be open at the same time. */
  private static final int NEWEST = 400;

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS day_state (
        deployment text,
        day date,
        state text,
        changed timestamp,
        PRIMARY KEY (deployment, day)
      ) WITH CLUSTERING ORDER BY (day DESC)
        AND comment = 'where the streamed readings of a day go and are'
      """;

  private static final String ALL = "all";

  private final PreparedStatement open;
  private final PreparedStatement change;
  private final PreparedStatement select;

  DayStateTable(CqlSession session) {
    TableCreation.create(session, "day_state", CREATE);
    open =
        session.prepare(
            "INSERT INTO day_state (deployment, day, state, changed) VALUES (?, ?, ?, ?)"
                + " IF NOT EXISTS");
    change =
        session.prepare(
            "UPDATE day_state SET state = ?, changed = ? WHERE deployment = ? AND day = ?"
                + " IF state = ?");
    select =
        session.prepare("SELECT day, state FROM day_state WHERE deployment = ? LIMIT " + NEWEST);
  }

  BoundStatement insertIfAbsent(long day, DayState state) {
    return open.bind(ALL, LocalDate.ofEpochDay(day), state.text(), Instant.now());
  }

  BoundStatement change(long day, DayState from, DayState to) {
    return change.bind(to.text(), Instant.now(), ALL, LocalDate.ofEpochDay(day), from.text());
  }

  /** Columns {@code day, state}; sees every change made before the question. */
  BoundStatement select() {
    return select.bind(ALL).setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM);
  }
}
