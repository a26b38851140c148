package io.energyiot.ingest.consume;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a consumer has done since it started. Read by metrics, written by the consumer. */
public final class IngestStatistics {
  private final LongAdder stored = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong aliveAt = new AtomicLong(System.nanoTime());

  void stored(long readings) {
    stored.add(readings);
  }

  void rejected(long readings) {
    rejected.add(readings);
  }

  void retried() {
    retries.increment();
  }

  void alive(long recordsBehind) {
    lag.set(recordsBehind);
    aliveAt.set(System.nanoTime());
  }

  /** Readings written to the store. */
  public long stored() {
    return stored.sum();
  }

  /** Readings sent on to the topic of rejected ones. */
  public long rejected() {
    return rejected.sum();
  }

  /** How often a write failed and was begun again. */
  public long retries() {
    return retries.sum();
  }

  /** Records on the topic that this consumer has not read yet, as of its last poll. */
  public long lag() {
    return lag.get();
  }

  /** Seconds since the consumer last came round. */
  public double silentSeconds() {
    return (System.nanoTime() - aliveAt.get()) / 1e9;
  }
}
