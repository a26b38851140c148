package io.energyiot.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Counts the bad credentials that came from each address within a minute. Of too many addresses,
 * some are forgotten. Safe for use by many threads.
 */
final class BadCredentials {
  private static final int MAX_ADDRESSES = 20_000;
  private static final Duration SPAN = Duration.ofMinutes(1);

  private final int max;
  private final LongSupplier nanos;
  private final Cache<String, Minute> minutes;

  private record Minute(long began, AtomicInteger count) {}

  /**
   * @param max how many an address may show in a minute; 0 for any number
   * @param nanos counts like {@link System#nanoTime}
   */
  BadCredentials(int max, LongSupplier nanos) {
    this.max = max;
    this.nanos = nanos;
    this.minutes =
        Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterWrite(SPAN)
            .ticker(nanos::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /** Counts one; the first of an address begins its minute. */
  void add(String address) {
    if (max > 0) {
      minutes
          .get(address, first -> new Minute(nanos.getAsLong(), new AtomicInteger()))
          .count()
          .incrementAndGet();
    }
  }

  /** Returns how long an address must wait before another is looked at, nanoseconds; 0 if not. */
  long untilNext(String address) {
    Minute minute = max == 0 ? null : minutes.getIfPresent(address);
    if (minute == null || minute.count().get() < max) {
      return 0;
    }
    return Math.max(1, minute.began() + SPAN.toNanos() - nanos.getAsLong());
  }
}
