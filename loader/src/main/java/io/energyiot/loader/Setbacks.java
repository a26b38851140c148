package io.energyiot.loader;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The loads that this process has begun and not ended: how often each has failed, and how long it
 * rests before it is done again. The rest doubles each time. For one thread.
 */
final class Setbacks {
  /** With {@link #LONGEST}, a fault of the machine may last for three hours. */
  private static final int MAX_TRIES = 20;

  /** A disk is filled by the load itself, if nothing else writes to it. */
  private static final int MAX_TRIES_OF_DISK = 3;

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final LongSupplier nanos;
  private final Map<UUID, Load> loads = new HashMap<>();

  /** What is known of a load. */
  private static final class Load {
    private int begun;
    private int failed;
    private long restsUntil;
  }

  /**
   * @param nanos counts like {@link System#nanoTime}
   */
  Setbacks(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private Load of(UUID id) {
    return loads.computeIfAbsent(id, unknown -> new Load());
  }

  /** This process begins a load. The queue counts that until the load is given back. */
  void begins(UUID id) {
    of(id).begun++;
  }

  /** How often this process has begun a load since it was last given back. */
  int begun(UUID id) {
    Load known = loads.get(id);
    return known == null ? 0 : known.begun;
  }

  /** The load was given back, so the queue counts anew. */
  void givenBack(UUID id) {
    of(id).begun = 0;
  }

  /** The load has failed. Returns how long it rests. */
  Duration add(UUID id) {
    Load load = of(id);
    load.failed++;
    long doubled = SHORTEST.toNanos() << Math.min(load.failed - 1, MAX_TRIES);
    Duration rest = Duration.ofNanos(Math.min(doubled, LONGEST.toNanos()));
    load.restsUntil = nanos.getAsLong() + rest.toNanos();
    return rest;
  }

  /** Whether a load may be done now. */
  boolean isDue(UUID id) {
    Load known = loads.get(id);
    return known == null || known.failed == 0 || nanos.getAsLong() - known.restsUntil >= 0;
  }

  /** How often a load has failed. */
  int failed(UUID id) {
    Load known = loads.get(id);
    return known == null ? 0 : known.failed;
  }

  /**
   * Whether a load is done again.
   *
   * @param failed how often it had failed before
   * @param code of its failure now
   */
  static boolean mayPass(int failed, ErrorCode code) {
    boolean isOfLoad = code.type() != ErrorType.RESOURCE && code.type() != ErrorType.EXTERNAL;
    int max = code == ErrorCode.DISK_FULL ? MAX_TRIES_OF_DISK : MAX_TRIES;
    return !isOfLoad && failed + 1 < max;
  }

  /** Forgets all loads but these. */
  void keep(Collection<UUID> queued) {
    loads.keySet().retainAll(queued);
  }
}
