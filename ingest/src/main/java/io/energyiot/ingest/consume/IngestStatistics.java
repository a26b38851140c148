package io.energyiot.ingest.consume;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a consumer has done since it started. The consumer writes it, metrics read it. */
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

  /** Returns the readings written to the store. */
  public long stored() {
    return stored.sum();
  }

  /** Returns the readings sent to the topic of rejects. */
  public long rejected() {
    return rejected.sum();
  }

  /** Returns how often a write failed and was tried again. */
  public long retries() {
    return retries.sum();
  }

  /** Returns the records on the topic that this consumer had not read at its last poll. */
  public long lag() {
    return lag.get();
  }

  /** Returns the seconds since the consumer's last round. */
  public double silentSeconds() {
    return (System.nanoTime() - aliveAt.get()) / 1e9;
  }
}
