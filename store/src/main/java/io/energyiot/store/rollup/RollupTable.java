package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import java.time.LocalDate;

/**
 * The table of the rollups whose results are served: one row per day, written after all results. It
 * names the run of the results, so a day's results are replaced all at once.
 */
final class RollupTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS rollup (
        year int,
        day date,
        run uuid,
        as_of timestamp,
        millis bigint,
        series bigint,
        readings bigint,
        registered bigint,
        reporting bigint,
        PRIMARY KEY (year, day)
      ) WITH CLUSTERING ORDER BY (day DESC)
        AND comment = 'the rollup of each day that is served, and its receipt'
      """;

  private static final String SELECT =
      "SELECT day, run, as_of, millis, series, readings, registered, reporting FROM rollup"
          + " WHERE year = ? AND day >= ? AND day <= ?";

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement runs;

  RollupTable(CqlSession session) {
    TableCreation.create(session, "rollup", CREATE);
    insert =
        session.prepare(
            "INSERT INTO rollup (year, day, run, as_of, millis, series, readings, registered,"
                + " reporting) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    select = session.prepare(SELECT);
    runs = session.prepare("SELECT run, day FROM rollup");
  }

  BoundStatement insert(RollupReceipt receipt) {
    return insert.bind(
        receipt.day().getYear(),
        receipt.day(),
        receipt.run(),
        receipt.asOf(),
        receipt.millis(),
        receipt.series(),
        receipt.readings(),
        receipt.registered(),
        receipt.reporting());
  }

  /**
   * For {@link #receipt}: the days from the first to the last that are in a year, the newest first.
   */
  BoundStatement select(int year, LocalDate first, LocalDate last) {
    return select.bind(year, first, last);
  }

  /** Columns {@code run, day} of all rollups that are served. */
  BoundStatement runs() {
    return runs.bind();
  }

  static RollupReceipt receipt(Row row) {
    return new RollupReceipt(
        row.getLocalDate(0),
        row.getUuid(1),
        row.getInstant(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }
}
