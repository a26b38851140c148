package io.energyiot.server.health;

import io.energyiot.model.error.EnergyException;
import io.energyiot.server.error.RareLines;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check that asks another service, for all who ask for health meanwhile: at most once a second,
 * and on one thread at a time. Anybody may ask for health, and a service that hangs must not hold
 * the threads of others. Why it failed, only the log says.
 */
final class SharedCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SharedCheck.class);
  private static final long HELD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final Consumer<HealthCheckResponseBuilder> question;
  private final LongSupplier nanos;
  private final RareLines lines;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Outcome last;

  private record Outcome(HealthCheckResponse answer, long at) {}

  /**
   * @param question asks, and may add data; fails with {@link EnergyException}
   * @param nanos counts like {@link System#nanoTime}
   */
  SharedCheck(String name, Consumer<HealthCheckResponseBuilder> question, LongSupplier nanos) {
    this.name = name;
    this.question = question;
    this.nanos = nanos;
    this.lines = new RareLines(nanos);
  }

  /** Asks, or returns the last answer if that is new or somebody is asking. */
  HealthCheckResponse answer() {
    Outcome known = last;
    if (known != null && nanos.getAsLong() - known.at() < HELD_NANOS) {
      return known.answer();
    }
    if (!asking.tryLock()) {
      return known == null ? down("it is being asked for the first time") : known.answer();
    }
    try {
      HealthCheckResponse answer = ask();
      last = new Outcome(answer, nanos.getAsLong());
      return answer;
    } finally {
      asking.unlock();
    }
  }

  private HealthCheckResponse ask() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named(name).up();
    try {
      question.accept(answer);
      return answer.build();
    } catch (EnergyException e) {
      lines.tell(e.code()).ifPresent(left -> LOG.warn("not ready: {}", e.getMessage()));
      return down(e.code().name());
    }
  }

  private HealthCheckResponse down(String reason) {
    return HealthCheckResponse.named(name).down().withData("reason", reason).build();
  }
}
