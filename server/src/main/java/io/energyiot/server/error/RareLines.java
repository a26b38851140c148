package io.energyiot.server.error;

import io.energyiot.model.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits the log to one line per code in ten seconds. When Cassandra is away, thousands of requests
 * fail each second. Safe for use by many threads.
 */
public final class RareLines {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier nanos;
  private final Map<ErrorCode, Told> told = new EnumMap<>(ErrorCode.class);

  /** When a code was last logged, and how many failures were left out since. */
  private record Told(long at, long left) {}

  /**
   * Uses another clock.
   *
   * @param nanos counts like {@link System#nanoTime}
   */
  public RareLines(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Decides whether to log a failure.
   *
   * @return how many failures with its code were left out before; empty if this one is left out too
   */
  public synchronized OptionalLong tell(ErrorCode code) {
    long now = nanos.getAsLong();
    Told last = told.get(code);
    if (last != null && now - last.at < EVERY_NANOS) {
      told.put(code, new Told(last.at, last.left + 1));
      return OptionalLong.empty();
    }
    told.put(code, new Told(now, 0));
    return OptionalLong.of(last == null ? 0 : last.left);
  }
}
