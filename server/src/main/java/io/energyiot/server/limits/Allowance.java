package io.energyiot.server.limits;

import java.util.concurrent.atomic.AtomicInteger;

/** What a client, or all of them together, may still ask for and send. */
final class Allowance {
  private final TokenBucket requests;
  private final TokenBucket readings;
  private final TokenBucket bytes;
  private final int maxStreams;
  private final AtomicInteger streams = new AtomicInteger();

  Allowance(LimitSettings.Rates rates) {
    requests = TokenBucket.of(rates.requests());
    readings = TokenBucket.of(rates.readings());
    bytes = TokenBucket.of(rates.bytes());
    maxStreams = rates.streams();
  }

  /**
   * Counts a request, unless it has to wait.
   *
   * @param sendsReadings whether it has readings
   * @return how long it has to wait, nanoseconds; 0 if it was counted
   */
  long admit(boolean sendsReadings, boolean hasBody) {
    long wait = sendsReadings ? readings.untilAny() : 0;
    if (hasBody) {
      wait = Math.max(wait, bytes.untilAny());
    }
    return wait > 0 ? wait : requests.take();
  }

  void chargeReadings(long count) {
    readings.charge(count);
  }

  void chargeBytes(long count) {
    bytes.charge(count);
  }

  /** Takes a place for a streamed answer, if one is left. */
  boolean enterStream() {
    if (streams.incrementAndGet() > maxStreams && maxStreams != 0) {
      leaveStream();
      return false;
    }
    return true;
  }

  void leaveStream() {
    streams.decrementAndGet();
  }

  /** Returns whether a new one would be the same. */
  boolean isUnused() {
    return streams.get() == 0 && requests.isFull() && readings.isFull() && bytes.isFull();
  }
}
