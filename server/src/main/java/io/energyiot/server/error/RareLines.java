package io.energyiot.server.error;

import io.energyiot.model.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets a line of each code into the log every ten seconds: thousands of requests fail in a second
 * when Cassandra is away. Safe for use by many threads.
 */
final class RareLines {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier nanos;
  private final Map<ErrorCode, Told> told = new EnumMap<>(ErrorCode.class);

  /** When a code was told last, and how often it was not since then. */
  private record Told(long at, long left) {}

  /**
   * With a clock of its own.
   *
   * @param nanos as {@link System#nanoTime} counts
   */
  RareLines(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Whether a failure is to be told.
   *
   * @return how many of its code were left out since the last one told; empty if this one is too
   */
  synchronized OptionalLong tell(ErrorCode code) {
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
