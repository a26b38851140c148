package io.energyiot.store.retention;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.TupleType;
import io.energyiot.store.cassandra.TableCreation;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** The table of the receipts of retention: one partition, the newest run first. */
final class RetentionTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS retention_run (
        deployment text,
        id timeuuid,
        state text,
        started timestamp,
        updated timestamp,
        percent double,
        route text,
        kept_from map<text, date>,
        years frozen<list<tuple<text, int, bigint, bigint, bigint>>>,
        error text,
        PRIMARY KEY ((deployment), id)
      ) WITH CLUSTERING ORDER BY (id DESC)
        AND comment = 'receipts of what deleted expired days; years has channel, year, days, blocks, bytes'
      """;

  private static final String ALL = "all";
  private static final TupleType YEAR =
      DataTypes.tupleOf(
          DataTypes.TEXT, DataTypes.INT, DataTypes.BIGINT, DataTypes.BIGINT, DataTypes.BIGINT);

  private final PreparedStatement insert;
  private final PreparedStatement select;

  RetentionTable(CqlSession session) {
    TableCreation.create(session, "retention_run", CREATE);
    insert =
        session.prepare(
            "INSERT INTO retention_run (deployment, id, state, started, updated, percent, route,"
                + " kept_from, years, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    select = session.prepare("SELECT * FROM retention_run WHERE deployment = ? LIMIT ?");
  }

  BoundStatement insert(RetentionReceipt run) {
    List<TupleValue> years = run.years().stream().map(RetentionTable::tuple).toList();
    return insert
        .boundStatementBuilder()
        .setString("deployment", ALL)
        .setUuid("id", run.id())
        .setString("state", run.state().name())
        .setInstant("started", run.started())
        .setInstant("updated", run.updated())
        .setDouble("percent", run.percent())
        .setString("route", run.route())
        .setMap("kept_from", run.keptFrom(), String.class, LocalDate.class)
        .setList("years", years, TupleValue.class)
        .setString("error", run.error())
        .build();
  }

  private static TupleValue tuple(ExpiredYear year) {
    return YEAR.newValue(
        year.channel(), year.year(), year.seriesDays(), year.blocks(), year.bytes());
  }

  /** Reads the newest runs. */
  BoundStatement select(int max) {
    return select.bind(ALL, max);
  }

  static RetentionReceipt receipt(Row row) {
    return new RetentionReceipt(
        row.getUuid("id"),
        RetentionState.valueOf(row.getString("state")),
        false,
        row.getInstant("started"),
        row.getInstant("updated"),
        row.getDouble("percent"),
        row.getString("route"),
        new TreeMap<>(row.getMap("kept_from", String.class, LocalDate.class)),
        row.getList("years", TupleValue.class).stream().map(RetentionTable::year).toList(),
        row.getString("error"));
  }

  private static ExpiredYear year(TupleValue year) {
    return new ExpiredYear(
        year.getString(0), year.getInt(1), year.getLong(2), year.getLong(3), year.getLong(4));
  }
}
