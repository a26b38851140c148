package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends statements, many at a time. Nothing is certainly done until {@link #await} returns. For one
 * thread. Its methods fail with {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE} once a statement has failed.
 */
public final class StatementSender {
  private final CqlSession session;
  private final int max;
  private final String doing;
  private final Semaphore places;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Sends through {@code session}.
   *
   * @param max how many statements are on their way at the same time
   * @param doing what is done, for the error
   */
  public StatementSender(CqlSession session, int max, String doing) {
    this.session = session;
    this.max = max;
    this.doing = doing;
    this.places = new Semaphore(max);
  }

  /** Sends a statement; waits if many are on their way. */
  public void send(Statement<?> statement) {
    places.acquireUninterruptibly();
    session
        .executeAsync(statement)
        .whenComplete(
            (done, broken) -> {
              if (broken != null) {
                failure.compareAndSet(null, broken);
              }
              places.release();
            });
    failOnFailure();
  }

  /** Returns when everything sent so far is done. */
  public void await() {
    places.acquireUninterruptibly(max);
    places.release(max);
    failOnFailure();
  }

  private void failOnFailure() {
    Throwable broken = failure.get();
    if (broken != null) {
      throw Cassandra.unavailable(doing, broken);
    }
  }
}
