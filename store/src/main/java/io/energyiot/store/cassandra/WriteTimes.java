package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Gives a session's statements their write times: by this machine's clock at first, and by {@link
 * StoreClock} as soon as it is known. Cassandra keeps the later of two writes to a cell. If each
 * writer used its own clock, the one that is ahead would always win.
 */
public final class WriteTimes implements TimestampGenerator {
  private final AtomicLong last = new AtomicLong();
  private volatile LongSupplier millis = System::currentTimeMillis;

  /**
   * Is called by the driver.
   *
   * @param context the context of the session
   */
  public WriteTimes(DriverContext context) {}

  /** Uses another clock from now on, even if it is behind. */
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
