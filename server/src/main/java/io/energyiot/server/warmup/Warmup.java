package io.energyiot.server.warmup;

import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.error.EnergyException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts and asks for made-up readings for some seconds, so that the first readings and questions of
 * users find this process and the stores compiled. It does so in a keyspace and on a topic of its
 * own. Whatever goes wrong meanwhile, the server becomes ready.
 */
public final class Warmup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);

  /** How long it may take to make what is missing, which is much at the first start only. */
  private static final Duration OPENING = Duration.ofSeconds(15);

  private final WarmupSettings settings;
  private final WarmupPlaces places;
  private final SchemaRegistry registry;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean closing;
  private volatile boolean done;
  private volatile long deadline;
  private Thread thread;

  /** Warms up in places beside {@code places}. */
  public Warmup(WarmupSettings settings, WarmupPlaces places, SchemaRegistry registry) {
    this.settings = settings;
    this.places = places;
    this.registry = registry;
  }

  /** Begins, on a thread of its own. Only the first call does anything. */
  void begin(Vertx vertx) {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    deadline = System.nanoTime() + OPENING.plus(settings.limit()).toNanos();
    thread = new Thread(() -> run(vertx), "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns whether it is over, or has taken as long as it may. */
  boolean isOver() {
    return settings.limit().isZero() || done || (begun.get() && System.nanoTime() - deadline > 0);
  }

  private boolean hasTime() {
    return !closing && System.nanoTime() - deadline < 0;
  }

  private void run(Vertx vertx) {
    long began = System.nanoTime();
    try (WarmupSystem system = WarmupSystem.open(places, registry);
        WarmupRounds rounds = new WarmupRounds(vertx, system, places)) {
      deadline = System.nanoTime() + settings.limit().toNanos();
      int count = 0;
      while (hasTime()) {
        rounds.next(this::hasTime);
        count++;
      }
      done = true; // what follows only cleans up
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      LOG.info("warmed up in {} ms, {} rounds", millis, count);
    } catch (EnergyException e) {
      LOG.warn("the warm-up ended early: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is stopping
    } finally {
      done = true;
    }
  }

  /** Ends it, and waits until it has cleaned up. */
  @Override
  public void close() {
    closing = true;
    if (thread == null) {
      return;
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
