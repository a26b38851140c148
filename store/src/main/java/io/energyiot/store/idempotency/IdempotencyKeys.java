package io.energyiot.store.idempotency;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets a request with a key be done only once, on any server. A lightweight transaction decides who
 * gets a key.
 */
public final class IdempotencyKeys {
  private static final Duration IN_FLIGHT = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(1);

  private final CqlSession session;
  private final IdempotencyKeyTable table;
  private final int inFlightSeconds;
  private final int keptSeconds;

  /**
   * Creates the table if it is not there. A request holds a key for a minute, its answer for a day.
   */
  public IdempotencyKeys(CqlSession session) {
    this(session, IN_FLIGHT, KEPT);
  }

  IdempotencyKeys(CqlSession session, Duration inFlight, Duration kept) {
    this.session = session;
    this.table = new IdempotencyKeyTable(session);
    this.inFlightSeconds = (int) inFlight.toSeconds();
    this.keptSeconds = (int) kept.toSeconds();
  }

  /**
   * Takes a key for a request, or tells why that is not possible.
   *
   * @param fingerprint the same for the same request only
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public KeyOutcome take(String key, long fingerprint) {
    KeyOutcome.First first = new KeyOutcome.First(key, fingerprint, UUID.randomUUID());
    Row row = execute(table.take(first, inFlightSeconds), "taking an idempotency key");
    // The driver repeats a statement without an answer: then the key found is our own.
    if (row.getBoolean("[applied]") || first.attempt().equals(row.getUuid("attempt"))) {
      return first;
    }
    if (row.getLong("fingerprint") != fingerprint) {
      return new KeyOutcome.OtherRequest();
    }
    return row.isNull("status")
        ? new KeyOutcome.InFlight()
        : new KeyOutcome.Answered(row.getInt("status"), row.getByteBuffer("body"));
  }

  /**
   * Keeps the answer to a request, unless its hold on the key has lapsed and another request may
   * have the key.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void keep(KeyOutcome.First first, int status, byte[] body) {
    execute(
        table.keep(first, status, ByteBuffer.wrap(body), keptSeconds),
        "keeping the answer of an idempotency key");
  }

  /**
   * Releases the key of a request that was not done, so that it can be sent again.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void release(KeyOutcome.First first) {
    execute(table.release(first), "releasing an idempotency key");
  }

  private Row execute(BoundStatement statement, String what) {
    try {
      return session.execute(statement).one();
    } catch (DriverException e) {
      throw Cassandra.unavailable(what, e);
    }
  }
}
