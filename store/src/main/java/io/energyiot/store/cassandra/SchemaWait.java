package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for keyspaces and tables that another process creates at this time. Cassandra answers, and
 * tells the driver, that they are there a moment before statements may name them.
 */
public final class SchemaWait {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 20;

  private SchemaWait() {}

  /**
   * Returns what {@code user} does with them, and lets it begin again until it does not fail.
   *
   * @throws InvalidQueryException if it still fails after 10 seconds
   */
  public static <T> T forUse(Supplier<T> user) {
    long began = System.nanoTime();
    while (true) {
      try {
        return user.get();
      } catch (InvalidQueryException e) {
        if (System.nanoTime() - began > LIMIT.toNanos() || isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private static boolean isInterrupted() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
