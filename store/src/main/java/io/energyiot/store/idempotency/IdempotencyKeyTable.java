package io.energyiot.store.idempotency;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The table of requests by the key that their client gave them. A row without a status is a request
 * in flight; it expires if its server dies.
 */
final class IdempotencyKeyTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS idempotency_key (
        key text PRIMARY KEY,
        fingerprint bigint,
        attempt uuid,
        status int,
        body blob
      ) WITH comment = 'answers to requests that may be sent again, for a day'
        AND gc_grace_seconds = 86400
      """;

  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement delete;

  IdempotencyKeyTable(CqlSession session) {
    TableCreation.create(session, "idempotency_key", CREATE);
    insert =
        session.prepare(
            "INSERT INTO idempotency_key (key, fingerprint, attempt) VALUES (?, ?, ?)"
                + " IF NOT EXISTS USING TTL ?");
    update =
        session.prepare(
            "UPDATE idempotency_key USING TTL ? SET fingerprint = ?, attempt = ?, status = ?,"
                + " body = ? WHERE key = ? IF attempt = ?");
    delete = session.prepare("DELETE FROM idempotency_key WHERE key = ? IF attempt = ?");
  }

  /**
   * Answers with {@code [applied]}, and with the columns of the request that has the key if another
   * one has it.
   *
   * @param ttl seconds
   */
  BoundStatement take(KeyOutcome.First first, int ttl) {
    return insert.bind(first.key(), first.fingerprint(), first.attempt(), ttl);
  }

  /**
   * A row {@code [applied], …}.
   *
   * @param ttl seconds
   */
  BoundStatement keep(KeyOutcome.First first, int status, ByteBuffer body, int ttl) {
    UUID attempt = first.attempt();
    return update.bind(ttl, first.fingerprint(), attempt, status, body, first.key(), attempt);
  }

  /** A row {@code [applied], …}. */
  BoundStatement release(KeyOutcome.First first) {
    return delete.bind(first.key(), first.attempt());
  }
}
