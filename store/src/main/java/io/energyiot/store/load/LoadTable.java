package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The table of the receipts of loads, without their files. A partition is a month in UTC, {@code
 * yyyymm}, of the time in an id, so the id alone finds its row. The newest load comes first.
 */
final class LoadTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS %s (
        month int,
        id timeuuid,
        state text,
        path text,
        host text,
        started timestamp,
        updated timestamp,
        phase text,
        percent double,
        readings_per_second double,
        eta_millis bigint,
        phase_millis frozen<map<text, bigint>>,
      """
          + TotalColumns.DEFINITION
          + """
        error text,
        PRIMARY KEY ((month), id)
      ) WITH CLUSTERING ORDER BY (id DESC)
        AND comment = 'receipts of loads'
        AND default_time_to_live = %d
      """;

  private final PreparedStatement insert;
  private final PreparedStatement state;
  private final PreparedStatement select;
  private final PreparedStatement newest;

  /**
   * @param name of the table
   * @param seconds how long rows are kept; 0 for ever
   */
  LoadTable(CqlSession session, String name, int seconds) {
    TableCreation.create(session, name, CREATE.formatted(name, seconds));
    insert =
        session.prepare(
            "INSERT INTO "
                + name
                + " (month, id, state, path, host, started, updated, phase, percent,"
                + " readings_per_second, eta_millis, phase_millis, readings, meter_days, repeated,"
                + " rejected, block_bytes, first_day, last_day, error)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    state = session.prepare("UPDATE " + name + " SET state = ? WHERE month = ? AND id = ?");
    select = session.prepare("SELECT * FROM " + name + " WHERE month = ? AND id = ?");
    newest = session.prepare("SELECT * FROM " + name + " WHERE month = ? LIMIT ?");
  }

  BoundStatement insert(LoadReceipt receipt) {
    BoundStatementBuilder row =
        insert
            .boundStatementBuilder()
            .setInt("month", number(monthOf(receipt.id())))
            .setUuid("id", receipt.id())
            .setString("state", receipt.state().name())
            .setString("path", receipt.route().name())
            .setString("host", receipt.host())
            .setInstant("started", receipt.started())
            .setInstant("updated", receipt.updated())
            .setMap("phase_millis", millis(receipt.phases()), String.class, Long.class)
            .setString("error", receipt.error());
    return TotalColumns.set(receipt.totals(), set(receipt.progress(), row)).build();
  }

  /** Sets the columns of the progress; without one, deletes what an earlier receipt left there. */
  private static BoundStatementBuilder set(LoadProgress progress, BoundStatementBuilder row) {
    if (progress == null) {
      return row.setToNull("phase")
          .setToNull("percent")
          .setToNull("readings_per_second")
          .setToNull("eta_millis");
    }
    Long eta = progress.eta() == null ? null : progress.eta().toMillis();
    return row.setString("phase", progress.phase().name())
        .setDouble("percent", progress.percent())
        .setDouble("readings_per_second", progress.readingsPerSecond())
        .set("eta_millis", eta, Long.class);
  }

  private static Map<String, Long> millis(Map<LoadPhase, Duration> phases) {
    return phases.entrySet().stream()
        .collect(
            Collectors.toMap(each -> each.getKey().name(), each -> each.getValue().toMillis()));
  }

  /** Changes only the state of a load. */
  BoundStatement state(UUID id, LoadState itsState) {
    return state.bind(itsState.name(), number(monthOf(id)), id);
  }

  /** Reads a load: one row or none. */
  BoundStatement select(UUID id) {
    return select.bind(number(monthOf(id)), id);
  }

  /** Reads the last {@code limit} loads of a month, the newest first. */
  BoundStatement newest(YearMonth month, int limit) {
    return newest.bind(number(month), limit);
  }

  private static int number(YearMonth month) {
    return month.getYear() * 100 + month.getMonthValue();
  }

  private static YearMonth monthOf(UUID id) {
    Instant time = Instant.ofEpochMilli(Uuids.unixTimestamp(id));
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }

  static LoadReceipt receipt(Row row, List<FileReceipt> files) {
    return new LoadReceipt(
        row.getUuid("id"),
        LoadState.valueOf(row.getString("state")),
        LoadRoute.valueOf(row.getString("path")),
        row.getString("host"),
        row.getInstant("started"),
        row.getInstant("updated"),
        progress(row),
        phases(row),
        TotalColumns.get(row),
        row.getString("error"),
        files);
  }

  private static LoadProgress progress(Row row) {
    if (row.isNull("phase")) {
      return null;
    }
    return new LoadProgress(
        LoadPhase.valueOf(row.getString("phase")),
        row.getDouble("percent"),
        row.getDouble("readings_per_second"),
        row.isNull("eta_millis") ? null : Duration.ofMillis(row.getLong("eta_millis")));
  }

  private static Map<LoadPhase, Duration> phases(Row row) {
    EnumMap<LoadPhase, Duration> phases = new EnumMap<>(LoadPhase.class);
    row.getMap("phase_millis", String.class, Long.class)
        .forEach((name, millis) -> phases.put(LoadPhase.valueOf(name), Duration.ofMillis(millis)));
    return phases;
  }
}
