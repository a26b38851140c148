package io.energyiot.store.undo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import java.util.UUID;

/** The table of the receipts of undos: one partition per load, the newest undo first. */
final class UndoTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS load_undo (
        load_id timeuuid,
        id timeuuid,
        state text,
        started timestamp,
        updated timestamp,
        percent double,
        files list<text>,
        rows bigint,
        readings bigint,
        meter_days bigint,
        devices bigint,
        first_day date,
        last_day date,
        shared_with set<timeuuid>,
        error text,
        PRIMARY KEY ((load_id), id)
      ) WITH CLUSTERING ORDER BY (id DESC)
        AND comment = 'receipts of what took loads back'
      """;

  private final CqlSession session;
  private final PreparedStatement insert;
  private final PreparedStatement select;

  UndoTable(CqlSession session) {
    this.session = session;
    TableCreation.create(session, "load_undo", CREATE);
    insert =
        session.prepare(
            "INSERT INTO load_undo (load_id, id, state, started, updated, percent, files, rows,"
                + " readings, meter_days, devices, first_day, last_day, shared_with, error)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    select = session.prepare("SELECT * FROM load_undo WHERE load_id = ?");
  }

  /** Columns {@code state, updated} of all undos. Few ask for it, so it is prepared then. */
  BoundStatement all() {
    return session.prepare("SELECT state, updated FROM load_undo").bind();
  }

  BoundStatement insert(UndoReceipt undo) {
    UndoCounts counts = undo.counts();
    return insert.bind(
        undo.load(),
        undo.id(),
        undo.state().name(),
        undo.started(),
        undo.updated(),
        undo.percent(),
        undo.files(),
        counts.rows(),
        counts.readings(),
        counts.meterDays(),
        counts.devices(),
        counts.firstDay(),
        counts.lastDay(),
        undo.sharedWith(),
        undo.error());
  }

  /** Reads the undos of a load, the newest first. */
  BoundStatement select(UUID load) {
    return select.bind(load);
  }

  static UndoReceipt receipt(Row row) {
    return new UndoReceipt(
        row.getUuid("id"),
        row.getUuid("load_id"),
        UndoState.valueOf(row.getString("state")),
        false,
        row.getInstant("started"),
        row.getInstant("updated"),
        row.getDouble("percent"),
        row.getList("files", String.class),
        new UndoCounts(
            row.getLong("rows"),
            row.getLong("readings"),
            row.getLong("meter_days"),
            row.getLong("devices"),
            row.getLocalDate("first_day"),
            row.getLocalDate("last_day")),
        row.getSet("shared_with", UUID.class),
        row.getString("error"));
  }
}
