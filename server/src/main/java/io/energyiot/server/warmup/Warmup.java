package io.energyiot.server.warmup;

import io.energyiot.ingest.consume.ReadingsConsumer;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.ingest.topic.ReadingsTopic;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.WarmupStore;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
  private final SchemaRegistry registry;
  private final WarmupTime time;
  private Thread thread;

  /** Warms up beside what {@code settings} name. */
  public Warmup(WarmupSettings settings, SchemaRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.time = new WarmupTime(OPENING, settings.limit(), System::nanoTime);
  }

  /** Begins, on a thread of its own. To be called once. */
  void begin(Vertx vertx) {
    thread = new Thread(() -> run(vertx), "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns whether it is over, or has taken as long as it may. */
  public boolean isOver() {
    return time.isOver();
  }

  private void run(Vertx vertx) {
    try {
      warmUp(vertx);
    } catch (EnergyException e) {
      LOG.warn("the server goes on without its warm-up: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is stopping
    } catch (RuntimeException e) {
      LOG.error("the server goes on without its warm-up, which has a defect", e);
    } finally {
      time.end();
    }
  }

  private void warmUp(Vertx vertx) throws InterruptedException {
    long began = System.nanoTime();
    KafkaSettings kafka = settings.kafka().ofWarmup();
    try (WarmupStore store = WarmupStore.open(settings.store());
        ReadingsConsumer consumer = consumer(kafka, store);
        ReadingsPublisher publisher = new ReadingsPublisher(kafka, registry);
        WarmupRounds rounds = new WarmupRounds(vertx, settings, store, publisher)) {
      rounds.begin();
      time.beginRounds();
      int count = 0;
      while (!time.isOver()) {
        rounds.next(time::isOver);
        count++;
      }
      time.end(); // what follows only cleans up
      LOG.info(
          "warmed up in {} ms, {} rounds, {} answers, {} of the server itself, {} readings stored",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
          count,
          rounds.answers(),
          rounds.ownAnswers(),
          consumer.statistics().stored());
    }
  }

  private ReadingsConsumer consumer(KafkaSettings kafka, WarmupStore store) {
    try (ReadingsTopic topic = new ReadingsTopic(kafka)) {
      topic.createIfAbsent();
    }
    return ReadingsConsumer.start(kafka, settings.seal(), registry, store.store());
  }

  /** Ends it, and waits until it has cleaned up. */
  @Override
  public void close() {
    time.end();
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
