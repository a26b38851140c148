package io.energyiot.store.audit;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;
import java.time.LocalDate;

/** The table of the chains of each day and of their parts, by which their entries are found. */
final class AuditChainTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS audit_chain (
        day date,
        chain uuid,
        part int,
        began timestamp,
        host text,
        PRIMARY KEY ((day), chain, part)
      ) WITH comment = 'the chains of audit entries of each day'
      """;

  private final PreparedStatement insert;
  private final PreparedStatement select;

  AuditChainTable(CqlSession session) {
    TableCreation.create(session, "audit_chain", CREATE);
    insert =
        session.prepare(
            "INSERT INTO audit_chain (day, chain, part, began, host) VALUES (?, ?, ?, ?, ?)"
                + " USING TTL ?");
    select = session.prepare("SELECT * FROM audit_chain WHERE day = ?");
  }

  /** Notes the part of a chain that begins at {@code place}. */
  BoundStatement insert(ChainPlace place, Instant began, String host, int ttlSeconds) {
    return insert.bind(place.day(), place.chain(), place.part(), began, host, ttlSeconds);
  }

  BoundStatement select(LocalDate day) {
    return select.bind(day);
  }

  static ChainPart part(Row row) {
    return new ChainPart(
        row.getLocalDate("day"),
        row.getUuid("chain"),
        row.getInt("part"),
        row.getInstant("began"),
        row.getString("host"));
  }
}
