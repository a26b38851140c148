package io.energyiot.store.claim;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps two processes, on any machines, from doing the same work at the same time. For rollups this
 * only saves work: two runs compute the same. A holder renews its claim; the claim lapses if the
 * holder is killed.
 */
public final class JobClaims {
  private static final Duration LAPSE = Duration.ofSeconds(20);
  private static final int RENEWALS = 4;

  private final CqlSession session;
  private final JobClaimTable table;
  private final Duration lapse;

  /** Creates the table if it is not there. */
  public JobClaims(CqlSession session) {
    this(session, LAPSE);
  }

  JobClaims(CqlSession session, Duration lapse) {
    this.session = session;
    this.table = new JobClaimTable(session);
    this.lapse = lapse;
  }

  /**
   * Computes a day while nobody else does. Waits until the claim of a killed process has lapsed.
   *
   * @throws EnergyException with {@link ErrorCode#ROLLUP_RUNNING} if another rollup computes it,
   *     {@link ErrorCode#CASSANDRA_UNAVAILABLE}, and what {@code work} fails with
   */
  public <T> T day(LocalDate day, Supplier<T> work) {
    return awaited(day.toString())
        .orElseThrow(
            () ->
                new EnergyException(
                    ErrorCode.ROLLUP_RUNNING,
                    day + " is being computed by another rollup; wait until that has ended"))
        .hold(work);
  }

  /**
   * Writes into a place while no other job of this system does, as far as Cassandra can tell: a
   * holder that can't reach Cassandra loses its claim when it lapses. Waits until the claim of a
   * killed process has lapsed.
   *
   * @param place a URI, always written in the same way
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED} if another job writes into it,
   *     {@link ErrorCode#CASSANDRA_UNAVAILABLE}, and what {@code work} fails with
   */
  public <T> T place(String place, Supplier<T> work) {
    return awaited(place)
        .orElseThrow(
            () ->
                new EnergyException(
                    ErrorCode.WRITE_FAILED,
                    "another job writes into " + place + "; wait until it ends"))
        .hold(work);
  }

  private Optional<Claim> awaited(String name) {
    long deadline = System.nanoTime() + lapse.multipliedBy(3).dividedBy(2).toNanos();
    Optional<Claim> claim = claim(name);
    while (claim.isEmpty() && System.nanoTime() < deadline) {
      pause();
      claim = claim(name);
    }
    return claim;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(lapse.toMillis() / RENEWALS / RENEWALS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "interrupted while waiting", e);
    }
  }

  /**
   * Does the schedule's work while no other server does.
   *
   * @return what {@code work} returned, not null; empty if another server is doing it
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}, and what {@code work}
   *     fails with
   */
  public <T> Optional<T> schedule(Supplier<T> work) {
    return claim("schedule").map(claim -> claim.hold(work));
  }

  private Optional<Claim> claim(String name) {
    UUID holder = UUID.randomUUID();
    Row row = execute(table.insert(name, holder, Math.toIntExact(lapse.toSeconds())));
    // The driver repeats a statement without an answer: then the claim found is our own.
    return row.getBoolean("[applied]") || holder.equals(row.getUuid("holder"))
        ? Optional.of(new Claim(name, holder))
        : Optional.empty();
  }

  private Row execute(BoundStatement statement) {
    return Cassandra.await("claiming a job", session.executeAsync(statement).toCompletableFuture())
        .one();
  }

  /** A claim that is held until it is given back or its process ends. */
  private final class Claim {
    private final String name;
    private final UUID holder;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread renewing = new Thread(this::renew, "claim");

    Claim(String name, UUID holder) {
      this.name = name;
      this.holder = holder;
    }

    <T> T hold(Supplier<T> work) {
      renewing.setDaemon(true);
      renewing.start();
      try {
        return work.get();
      } finally {
        giveBack();
      }
    }

    private void renew() {
      try {
        while (!ending.await(lapse.toMillis() / RENEWALS, TimeUnit.MILLISECONDS)) {
          renewOnce();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody interrupts it; the claim would lapse
      }
    }

    private void renewOnce() {
      try {
        execute(table.renew(name, holder, Math.toIntExact(lapse.toSeconds())));
      } catch (EnergyException e) {
        // is tried again; at worst the claim lapses and the work is done twice
      }
    }

    private void giveBack() {
      ending.countDown();
      try {
        renewing.join();
        execute(table.delete(name, holder));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // it lapses
      } catch (EnergyException e) {
        // it lapses
      }
    }
  }
}
