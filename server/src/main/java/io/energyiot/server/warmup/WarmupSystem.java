package io.energyiot.server.warmup;

import io.energyiot.ingest.consume.ReadingsConsumer;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.ingest.topic.ReadingsTopic;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.QuerySettings;
import io.energyiot.store.WarmupStore;

/** The way of streamed readings into a store and out of it, all beside what the server uses. */
final class WarmupSystem implements AutoCloseable {
  private static final String SUFFIX = "_warmup";

  private final WarmupStore store;
  private final QuerySettings settings;
  private final ReadingsPublisher publisher;
  private final ReadingsConsumer consumer;

  private WarmupSystem(WarmupPlaces places, SchemaRegistry registry) {
    KafkaSettings kafka = places.kafka().withSuffix(SUFFIX);
    try (ReadingsTopic topic = new ReadingsTopic(kafka)) {
      topic.createIfAbsent();
    }
    settings = places.query();
    store = WarmupStore.open(places.store());
    publisher = new ReadingsPublisher(kafka, registry);
    consumer = ReadingsConsumer.start(kafka, places.seal(), registry, store.store());
  }

  /**
   * Creates what is missing, and begins to consume.
   *
   * @throws EnergyException if a store does not answer
   */
  static WarmupSystem open(WarmupPlaces places, SchemaRegistry registry) {
    return new WarmupSystem(places, registry);
  }

  ReadingsPublisher publisher() {
    return publisher;
  }

  StorageZone zone() {
    return store.store().zone();
  }

  QuerySettings settings() {
    return settings;
  }

  /** Returns queries of its own, with memory of their own. */
  DeviceQueries queries() {
    return new DeviceQueries(store.store().readings(), zone(), settings);
  }

  /**
   * Stores what it has taken, and deletes it.
   *
   * @throws EnergyException if some is left
   */
  @Override
  public void close() {
    publisher.close();
    consumer.close();
    store.close();
  }
}
