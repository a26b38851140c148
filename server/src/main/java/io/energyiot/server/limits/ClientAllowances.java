package io.energyiot.server.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The allowances of clients. Only those that were not used of late are forgotten, so nobody gets a
 * new one before the old one is full again. If too many are in use, further clients share one.
 */
final class ClientAllowances {
  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LimitSettings.Rates rates;
  private final int max;
  private final LongSupplier nanos;
  private final ConcurrentHashMap<String, Allowance> known = new ConcurrentHashMap<>();
  private final Allowance shared;
  private final AtomicLong swept;

  /**
   * @param max how many clients have one of their own
   * @param nanos counts like {@link System#nanoTime}
   */
  ClientAllowances(LimitSettings.Rates rates, int max, LongSupplier nanos) {
    this.rates = rates;
    this.max = max;
    this.nanos = nanos;
    this.shared = new Allowance(rates);
    this.swept = new AtomicLong(nanos.getAsLong() - SWEEP_NANOS);
  }

  Allowance of(String client) {
    Allowance found = known.get(client);
    if (found != null) {
      return found;
    }
    if (known.size() >= max) {
      sweep();
    }
    return known.size() >= max
        ? shared
        : known.computeIfAbsent(client, name -> new Allowance(rates));
  }

  /** Looks through all of them once a second at most. */
  private void sweep() {
    long last = swept.get();
    long now = nanos.getAsLong();
    if (now - last >= SWEEP_NANOS && swept.compareAndSet(last, now)) {
      known.values().removeIf(Allowance::isUnused);
    }
  }

  int size() {
    return known.size();
  }
}
