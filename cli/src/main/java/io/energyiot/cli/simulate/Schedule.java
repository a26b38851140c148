package io.energyiot.cli.simulate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hands out readings in batches when they are due. What comes late after the end of the measuring
 * is due at once. Safe for use by several threads.
 */
final class Schedule {
  private static final double SOME_BATCHES_A_SECOND = 2;

  private final MeterReadings readings;
  private final double rate;
  private final int batch;
  private final long began = System.nanoTime();
  private final long end;
  private boolean ended;
  private boolean stopped;
  private long taken;

  /**
   * Begins now.
   *
   * @param rate readings a second; infinite to hand them out as fast as they are taken
   * @param max readings of a batch; a slow rate makes smaller batches
   * @param duration after which nothing more is measured; null if all readings are wanted
   */
  Schedule(MeterReadings readings, double rate, int max, Duration duration) {
    this.readings = readings;
    this.rate = rate;
    this.batch = (int) Math.max(1, Math.min(max, rate / SOME_BATCHES_A_SECOND));
    this.end = duration == null ? Long.MAX_VALUE : duration.toNanos();
  }

  /**
   * Waits for the next batch; it is empty if there is none.
   *
   * @throws InterruptedException if the wait is interrupted
   */
  synchronized List<SimulatedReading> next() throws InterruptedException {
    awaitDue();
    if (elapsed() >= end) {
      readings.end();
      ended = true;
    }
    List<SimulatedReading> next = stopped ? List.of() : readings.next(batch);
    taken += next.size();
    return next;
  }

  private void awaitDue() throws InterruptedException {
    long left = due() - elapsed();
    while (left > 0 && !ended && !stopped) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = due() - elapsed();
    }
  }

  /** When the next batch is due, which depends on how much was handed out. */
  private long due() {
    return Math.min(end, (long) (taken / rate * 1e9));
  }

  private long elapsed() {
    return System.nanoTime() - began;
  }

  /** Nothing more is handed out. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Readings that were handed out. */
  synchronized long taken() {
    return taken;
  }
}
