package io.energyiot.store.audit;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The table of audit entries. A partition is a part of a chain's day, so that none grows without
 * end. Rows are only ever inserted; they expire together, {@code audit.keep_days} after their day.
 */
final class AuditEntryTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS audit_entry (
        day date,
        chain uuid,
        part int,
        sequence bigint,
        at timestamp,
        subject text,
        key_id text,
        address text,
        operation text,
        target text,
        device_ids frozen<list<text>>,
        devices bigint,
        devices_hash blob,
        range_from timestamp,
        range_to timestamp,
        result int,
        requests bigint,
        readings bigint,
        hash blob,
        link_day date,
        link_chain uuid,
        link_sequence bigint,
        link_hash blob,
        PRIMARY KEY ((day, chain, part), sequence)
      ) WITH comment = 'who did what, in chains of hashes'
      """;

  private final PreparedStatement insert;
  private final PreparedStatement forward;
  private final PreparedStatement backward;
  private final PreparedStatement one;

  AuditEntryTable(CqlSession session) {
    TableCreation.create(session, "audit_entry", CREATE);
    insert =
        session.prepare(
            "INSERT INTO audit_entry (day, chain, part, sequence, at, subject, key_id, address,"
                + " operation, target, device_ids, devices, devices_hash, range_from, range_to,"
                + " result, requests, readings, hash, link_day, link_chain, link_sequence,"
                + " link_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?) USING TTL ?");
    String part = "SELECT * FROM audit_entry WHERE day = ? AND chain = ? AND part = ?";
    forward = session.prepare(part);
    backward = session.prepare(part + " AND sequence < ? ORDER BY sequence DESC");
    one = session.prepare(part + " AND sequence = ?");
  }

  BoundStatement insert(ChainedEntry chained, int ttlSeconds) {
    ChainPlace place = chained.place();
    AuditEntry entry = chained.entry();
    ChainPlace link = chained.link();
    return insert.bind(
        place.day(),
        place.chain(),
        place.part(),
        place.sequence(),
        entry.at(),
        entry.subject(),
        entry.keyId(),
        entry.address(),
        entry.operation(),
        entry.target(),
        entry.devices().ids(),
        entry.devices().count(),
        entry.devices().hash(),
        entry.from(),
        entry.to(),
        entry.result(),
        entry.requests(),
        entry.readings(),
        chained.hash(),
        link == null ? null : link.day(),
        link == null ? null : link.chain(),
        link == null ? null : link.sequence(),
        chained.linked(),
        ttlSeconds);
  }

  /** Reads a part, the oldest entry first. */
  BoundStatement forward(LocalDate day, UUID chain, int part) {
    return forward.bind(day, chain, part);
  }

  /** Reads those of a part before a sequence, the newest first. */
  BoundStatement backward(LocalDate day, UUID chain, int part, long before) {
    return backward.bind(day, chain, part, before);
  }

  /** Reads an entry: one row or none. */
  BoundStatement one(ChainPlace place) {
    return one.bind(place.day(), place.chain(), place.part(), place.sequence());
  }

  static ChainedEntry entry(Row row) {
    ChainPlace place =
        new ChainPlace(row.getLocalDate("day"), row.getUuid("chain"), row.getLong("sequence"));
    AuditEntry entry =
        new AuditEntry(
            row.getInstant("at"),
            row.getString("subject"),
            row.getString("key_id"),
            row.getString("address"),
            row.getString("operation"),
            row.getString("target"),
            new AuditedDevices(
                row.getList("device_ids", String.class),
                row.getLong("devices"),
                row.getByteBuffer("devices_hash")),
            row.getInstant("range_from"),
            row.getInstant("range_to"),
            row.getInt("result"),
            row.getLong("requests"),
            row.getLong("readings"));
    ChainPlace link =
        row.isNull("link_day")
            ? null
            : new ChainPlace(
                row.getLocalDate("link_day"),
                row.getUuid("link_chain"),
                row.getLong("link_sequence"));
    return new ChainedEntry(
        place, entry, row.getByteBuffer("hash"), link, row.getByteBuffer("link_hash"));
  }
}
