package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The write times of a session's statements: by this machine's clock until {@link StoreClock} has
 * been asked, and by that from then on. Cassandra keeps the later of two writes to a cell, so with
 * each writer's own clock the one whose clock is ahead would win for ever.
 */
public final class WriteTimes implements TimestampGenerator {
  private final AtomicLong last = new AtomicLong();
  private volatile LongSupplier millis = System::currentTimeMillis;

  /**
   * For the driver, which makes it by its name.
   *
   * @param context of the session
   */
  public WriteTimes(DriverContext context) {}

  /** Goes by another clock from now on, even if that is behind. */
  void goBy(LongSupplier clock) {
    millis = clock;
    last.set(0);
  }

  @Override
  public long next() {
    long now = TimeUnit.MILLISECONDS.toMicros(millis.getAsLong());
    return last.accumulateAndGet(now, (before, next) -> Math.max(before + 1, next));
  }

  @Override
  public void close() {
    // has nothing to close
  }
}
