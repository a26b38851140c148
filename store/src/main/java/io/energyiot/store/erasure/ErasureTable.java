package io.energyiot.store.erasure;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;

/** The table of the erasures of the last 30 days. No topic is expected to keep older records. */
final class ErasureTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS erasure (
        deployment text,
        until timestamp,
        device_id text,
        PRIMARY KEY (deployment, until, device_id)
      ) WITH default_time_to_live = 2592000
        AND comment = 'devices all of whose readings learned until a time are erased'
      """;

  private static final String ALL = "all";

  private final PreparedStatement insert;
  private final PreparedStatement select;

  ErasureTable(CqlSession session) {
    TableCreation.create(session, "erasure", CREATE);
    insert = session.prepare("INSERT INTO erasure (deployment, until, device_id) VALUES (?, ?, ?)");
    select =
        session.prepare("SELECT device_id, until FROM erasure WHERE deployment = ? AND until > ?");
  }

  BoundStatement insert(String deviceId, long until) {
    return insert
        .bind(ALL, Instant.ofEpochMilli(until), deviceId)
        .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM);
  }

  /** Columns {@code device_id, until}; sees everything written before the question. */
  BoundStatement selectAfter(long until) {
    return select
        .bind(ALL, Instant.ofEpochMilli(until))
        .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM);
  }
}
