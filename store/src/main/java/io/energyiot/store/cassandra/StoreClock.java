package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Cassandra's clock, which all processes of a store use for the times of new files, erasures and
 * writes. So a machine with a wrong clock, or one that is set while it runs, does no harm. It asks
 * Cassandra every half minute and advances by local time in between. It never goes back within a
 * process. Safe for use by many threads.
 */
public final class StoreClock {
  private static final SimpleStatement NOW =
      SimpleStatement.newInstance("SELECT toTimestamp(now()) FROM system.local")
          .setTimeout(Duration.ofSeconds(2));

  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long SHORT_WAY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int TRIES = 3;

  private final LongSupplier question;
  private final LongSupplier wall;
  private final LongSupplier nanos;
  private final AtomicLong last = new AtomicLong();
  private volatile Reading reading;

  /**
   * A comparison of both clocks.
   *
   * @param millis the time of Cassandra's clock at {@code at}
   * @param at by {@link System#nanoTime}
   * @param skew how far this machine's clock is ahead, milliseconds
   * @param way how long the question took, nanoseconds
   */
  private record Reading(long millis, long at, long skew, long way) {}

  /**
   * @param question asks Cassandra for its time, milliseconds since 1970-01-01T00:00:00Z
   * @param wall this machine's clock, in the same unit
   * @param nanos counts like {@link System#nanoTime}
   */
  StoreClock(LongSupplier question, LongSupplier wall, LongSupplier nanos) {
    this.question = question;
    this.wall = wall;
    this.nanos = nanos;
    Reading found = look();
    for (int i = 1; i < TRIES && found.way() > SHORT_WAY_NANOS; i++) {
      Reading next = look();
      found = next.way() < found.way() ? next : found;
    }
    reading = found;
  }

  /**
   * Returns the clock of the Cassandra behind {@code session}. From now on, its writes use this
   * clock.
   */
  public static StoreClock of(CqlSession session) {
    StoreClock clock =
        new StoreClock(
            () -> session.execute(NOW).one().getInstant(0).toEpochMilli(),
            System::currentTimeMillis,
            System::nanoTime);
    if (session.getContext().getTimestampGenerator() instanceof WriteTimes writes) {
      writes.goBy(clock::estimate);
    }
    return clock;
  }

  private Reading look() {
    long sent = nanos.getAsLong();
    long millis = question.getAsLong();
    long answered = nanos.getAsLong();
    long way = answered - sent;
    long now = millis + TimeUnit.NANOSECONDS.toMillis(way / 2);
    return new Reading(now, answered, wall.getAsLong() - now, way);
  }

  /** Returns the time, milliseconds since 1970-01-01T00:00:00Z; never less than before. */
  public long millis() {
    if (nanos.getAsLong() - reading.at() > REFRESH_NANOS) {
      refresh();
    }
    return last.accumulateAndGet(estimate(), Math::max);
  }

  /**
   * Compares the clocks if that was long ago. To be called by an idle process before it writes,
   * since write times by themselves do not compare them.
   */
  public void keepCurrent() {
    millis();
  }

  /** Returns the time as an instant. */
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  private long estimate() {
    Reading known = reading;
    return known.millis() + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - known.at());
  }

  /**
   * Returns how far this machine's clock is ahead, milliseconds, measured at most half a minute
   * ago; negative if it is behind.
   */
  public long skewMillis() {
    millis();
    return reading.skew();
  }

  private synchronized void refresh() {
    if (nanos.getAsLong() - reading.at() > REFRESH_NANOS) {
      try {
        reading = look();
      } catch (DriverException e) {
        // Cassandra does not answer. The clock goes on as before, and the next writer gets the
        // error.
        Reading known = reading;
        reading = new Reading(estimate(), nanos.getAsLong(), known.skew(), known.way());
      }
    }
  }

  /**
   * Returns when the clock has passed {@code millis}.
   *
   * @throws EnergyException with {@link ErrorCode#INTERNAL} if the thread is interrupted
   */
  public void awaitAfter(long millis) {
    try {
      for (long now = millis(); now <= millis; now = millis()) {
        TimeUnit.MILLISECONDS.sleep(millis - now + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "interrupted while waiting for the clock", e);
    }
  }
}
