package io.energyiot.server.warmup;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that a warm-up has: some for opening what it needs, and then a limit for its rounds.
 * Once it is over, it stays over. Safe for use by many threads.
 */
final class WarmupTime {
  private final Duration limit;
  private final LongSupplier nanos;
  private long end;
  private boolean over;

  /**
   * Begins with the time for opening.
   *
   * @param limit of the rounds; zero for no warm-up
   * @param nanos counts like {@link System#nanoTime}
   */
  WarmupTime(Duration opening, Duration limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
    this.end = nanos.getAsLong() + opening.plus(limit).toNanos();
    this.over = limit.isZero();
  }

  synchronized boolean isOver() {
    over = over || nanos.getAsLong() - end >= 0;
    return over;
  }

  /** Begins the time of the rounds, unless opening took so long that it is over. */
  synchronized void beginRounds() {
    if (!isOver()) {
      end = nanos.getAsLong() + limit.toNanos();
    }
  }

  /** Makes it over. */
  synchronized void end() {
    over = true;
  }
}
