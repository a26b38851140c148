package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import io.energyiot.store.cassandra.AddedColumns;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The table of the receipts of loaded contents. A content always has the same version, whatever the
 * name and compression of its file, so loading it again changes nothing. A row with a {@code
 * text_checksum} is not a receipt; it says which content the bytes of a file have.
 */
final class LoadedFileTable {
  private static final String NAME = "loaded_file";
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS loaded_file (
        checksum bigint,
        size bigint,
        name text,
        zone text,
        interval int,
        first_seen timestamp,
        finished timestamp,
        readings bigint,
        meter_days bigint,
        rejected bigint,
        loads set<timeuuid>,
        earlier frozen<map<timestamp, frozen<set<timeuuid>>>>,
        undoing timeuuid,
        text_checksum bigint,
        text_size bigint,
        PRIMARY KEY ((checksum, size))
      ) WITH comment = 'receipts of loaded files, by content'
      """;
  private static final GenericType<Map<Instant, Set<UUID>>> EARLIER =
      GenericType.mapOf(GenericType.of(Instant.class), GenericType.setOf(UUID.class));
  private static final Map<String, String> ADDED =
      Map.of(
          "loads", "set<timeuuid>",
          "earlier", "frozen<map<timestamp, frozen<set<timeuuid>>>>",
          "undoing", "timeuuid",
          "text_checksum", "bigint",
          "text_size", "bigint");
  private static final String KEY = " WHERE checksum = ? AND size = ?";

  private final PreparedStatement start;
  private final PreparedStatement renew;
  private final PreparedStatement join;
  private final PreparedStatement finish;
  private final PreparedStatement undo;
  private final PreparedStatement restore;
  private final PreparedStatement forget;
  private final PreparedStatement textOf;
  private final PreparedStatement select;

  LoadedFileTable(CqlSession session) {
    TableCreation.create(session, "loaded_file", CREATE);
    AddedColumns.to(session, NAME, ADDED);
    start =
        session.prepare(
            "INSERT INTO loaded_file (checksum, size, name, zone, interval, first_seen, loads)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS");
    renew =
        session.prepare(
            "UPDATE loaded_file SET name = ?, zone = ?, interval = ?, first_seen = ?,"
                + " finished = null, loads = ?, earlier = ?"
                + KEY
                + " IF first_seen = ? AND undoing = null");
    join =
        session.prepare(
            "UPDATE loaded_file SET loads = loads + ?"
                + KEY
                + " IF first_seen = ? AND undoing = null");
    finish =
        session.prepare(
            "UPDATE loaded_file SET name = ?, finished = ?, readings = ?, meter_days = ?,"
                + " rejected = ?"
                + KEY
                + " IF first_seen = ?");
    undo = session.prepare("UPDATE loaded_file SET undoing = ?" + KEY + " IF first_seen = ?");
    restore =
        session.prepare(
            "UPDATE loaded_file SET first_seen = ?, finished = ?, loads = ?, earlier = ?,"
                + " undoing = null"
                + KEY
                + " IF first_seen = ?");
    forget = session.prepare("DELETE FROM loaded_file" + KEY + " IF first_seen = ?");
    textOf =
        session.prepare(
            "INSERT INTO loaded_file (checksum, size, name, text_checksum, text_size)"
                + " VALUES (?, ?, ?, ?, ?) IF NOT EXISTS");
    select = session.prepare("SELECT * FROM loaded_file" + KEY);
  }

  BoundStatement start(ContentReceipt file) {
    return start.bind(
        file.checksum(),
        file.size(),
        file.name(),
        file.zone(),
        file.interval(),
        file.firstSeen(),
        file.loads());
  }

  /** Gives a content another version than {@code before}, unless it is being undone. */
  BoundStatement renew(ContentReceipt file, Instant before) {
    return renew.bind(
        file.name(),
        file.zone(),
        file.interval(),
        file.firstSeen(),
        file.loads(),
        file.earlier(),
        file.checksum(),
        file.size(),
        before);
  }

  /** Adds loads to those that store a content with its version, unless it is being undone. */
  BoundStatement join(ContentReceipt file) {
    return join.bind(file.loads(), file.checksum(), file.size(), file.firstSeen());
  }

  BoundStatement finish(ContentReceipt file) {
    return finish.bind(
        file.name(),
        file.finished(),
        file.readings(),
        file.meterDays(),
        file.rejected(),
        file.checksum(),
        file.size(),
        file.firstSeen());
  }

  /** Sets the undo that takes a version of a content back; null for none. */
  BoundStatement undo(long checksum, long size, Instant version, UUID by) {
    return undo.bind(by, checksum, size, version);
  }

  /** Replaces a content by what is left of it without a version. */
  BoundStatement restore(ContentReceipt left, Instant version) {
    return restore.bind(
        left.firstSeen(),
        left.finished(),
        left.loads(),
        left.earlier(),
        left.checksum(),
        left.size(),
        version);
  }

  /** Forgets a content. */
  BoundStatement forget(long checksum, long size, Instant version) {
    return forget.bind(checksum, size, version);
  }

  /** Records which content the bytes of a file have. */
  BoundStatement textOf(long checksum, long size, String name, long textChecksum, long textSize) {
    return textOf.bind(checksum, size, name, textChecksum, textSize);
  }

  BoundStatement select(long checksum, long size) {
    return select.bind(checksum, size);
  }

  static ContentReceipt receipt(Row row) {
    return new ContentReceipt(
        row.getLong("checksum"),
        row.getLong("size"),
        row.getString("name"),
        row.getString("zone"),
        row.getInt("interval"),
        row.getInstant("first_seen"),
        row.getInstant("finished"),
        row.getLong("readings"),
        row.getLong("meter_days"),
        row.getLong("rejected"),
        row.getSet("loads", UUID.class),
        earlier(row),
        row.getUuid("undoing"));
  }

  private static Map<Instant, Set<UUID>> earlier(Row row) {
    Map<Instant, Set<UUID>> found = row.get("earlier", EARLIER);
    return found == null ? Map.of() : found;
  }
}
