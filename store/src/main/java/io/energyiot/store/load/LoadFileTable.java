package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.AddedColumns;
import io.energyiot.store.cassandra.TableCreation;
import java.util.Map;
import java.util.UUID;

/**
 * The table of the files of loads: one partition per load, one row per file, in the order in which
 * they were given.
 */
final class LoadFileTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS %s (
        load_id timeuuid,
        place int,
        name text,
        state text,
        size bigint,
        checksum text,
        format text,
        version timestamp,
      """
          + TotalColumns.DEFINITION
          + """
        rejects_file text,
        error text,
        content_size bigint,
        loaded_by timeuuid,
        superseded bigint,
        PRIMARY KEY ((load_id), place)
      ) WITH comment = 'the files of loads'
        AND default_time_to_live = %d
      """;

  private final PreparedStatement insert;
  private final PreparedStatement state;
  private final PreparedStatement select;
  private final PreparedStatement deleteFrom;

  /**
   * @param name of the table
   * @param seconds how long rows are kept; 0 for ever
   */
  LoadFileTable(CqlSession session, String name, int seconds) {
    TableCreation.create(session, name, CREATE.formatted(name, seconds));
    AddedColumns.to(
        session,
        name,
        Map.of("content_size", "bigint", "loaded_by", "timeuuid", "superseded", "bigint"));
    insert =
        session.prepare(
            "INSERT INTO "
                + name
                + " (load_id, place, name, state, size, checksum, format, version,"
                + " readings, meter_days, repeated, rejected, block_bytes, first_day, last_day,"
                + " rejects_file, error, content_size, loaded_by, superseded)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    state = session.prepare("UPDATE " + name + " SET state = ? WHERE load_id = ? AND place = ?");
    deleteFrom = session.prepare("DELETE FROM " + name + " WHERE load_id = ? AND place >= ?");
    select = session.prepare("SELECT * FROM " + name + " WHERE load_id = ? AND place >= ? LIMIT ?");
  }

  BoundStatement insert(UUID load, int place, FileReceipt file) {
    BoundStatementBuilder row =
        insert
            .boundStatementBuilder()
            .setUuid("load_id", load)
            .setInt("place", place)
            .setString("name", file.name())
            .setString("state", file.state().name())
            .setLong("size", file.size())
            .setString("checksum", file.checksum())
            .setString("format", file.format())
            .setInstant("version", file.version())
            .setString("rejects_file", file.rejectsFile())
            .setString("error", file.error());
    return set(file.content(), TotalColumns.set(file.totals(), row)).build();
  }

  private static BoundStatementBuilder set(ContentOrigin content, BoundStatementBuilder row) {
    if (content == null) {
      return row.setToNull("content_size").setToNull("loaded_by").setToNull("superseded");
    }
    return row.setLong("content_size", content.size())
        .setUuid("loaded_by", content.loadedBy())
        .set("superseded", content.superseded(), Long.class);
  }

  /** Changes only the state of a file. */
  BoundStatement state(UUID load, int place, FileState itsState) {
    return state.bind(itsState.name(), load, place);
  }

  /**
   * Reads files of a load, in order.
   *
   * @param from the place of the first one
   * @param max how many
   */
  BoundStatement select(UUID load, int from, int max) {
    return select.bind(load, from, max);
  }

  /** Deletes the files of a load from a place on. */
  BoundStatement deleteFrom(UUID load, int place) {
    return deleteFrom.bind(load, place);
  }

  static FileReceipt receipt(Row row) {
    return new FileReceipt(
        row.getString("name"),
        FileState.valueOf(row.getString("state")),
        row.getLong("size"),
        row.getString("checksum"),
        row.getString("format"),
        row.getInstant("version"),
        TotalColumns.get(row),
        row.getString("rejects_file"),
        row.getString("error"),
        content(row));
  }

  private static ContentOrigin content(Row row) {
    return row.isNull("content_size")
        ? null
        : new ContentOrigin(
            row.getLong("content_size"),
            row.getUuid("loaded_by"),
            row.isNull("superseded") ? null : row.getLong("superseded"));
  }
}
