package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.UUID;

/** The files of loads: a partition a load, a row a file, in the order in which they were given. */
final class LoadFileTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS load_file (
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
        PRIMARY KEY ((load_id), place)
      ) WITH comment = 'the files of loads'
      """;

  private final PreparedStatement insert;
  private final PreparedStatement select;

  LoadFileTable(CqlSession session) {
    session.execute(CREATE);
    insert =
        session.prepare(
            "INSERT INTO load_file (load_id, place, name, state, size, checksum, format, version,"
                + " readings, meter_days, repeated, rejected, block_bytes, first_day, last_day,"
                + " rejects_file, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    select = session.prepare("SELECT * FROM load_file WHERE load_id = ?");
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
    return TotalColumns.set(file.totals(), row).build();
  }

  /** The rows of a load's files, in their order. */
  BoundStatement select(UUID load) {
    return select.bind(load);
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
        row.getString("error"));
  }
}
