package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;

import io.energyiot.ingest.consume.ReadingsConsumer;
import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.ingest.topic.ReadingsTopic;
import io.energyiot.model.Reading;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.cassandra.CassandraSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole way of streamed readings, in a keyspace and on a topic of a test's own. */
final class Pipeline implements AutoCloseable {
  private final KafkaSettings kafka;
  private final SealSettings sealing;
  private final EnergyStore store;
  private final SchemaRegistry registry;
  private final ReadingsPublisher publisher;
  private ReadingsConsumer consumer;

  /**
   * Opens all and starts to consume.
   *
   * @param test names the keyspace, the topic and the consumer group
   */
  Pipeline(String test, StorageZone zone, int partitions) {
    this(test, zone, partitions, SealSettings.USUAL);
  }

  /** As the other one, with days sealed as {@code sealing} says. */
  Pipeline(String test, StorageZone zone, int partitions, SealSettings sealing) {
    this.sealing = sealing;
    String name = TestServers.own(test);
    TestServers.start(Service.CASSANDRA, Service.KAFKA, Service.REGISTRY);
    kafka = kafka(name, partitions);
    try (ReadingsTopic topic = new ReadingsTopic(kafka)) {
      topic.createIfAbsent();
    }
    store = EnergyStore.open(cassandra(name), Optional.of(zone));
    registry = openRegistry();
    publisher = new ReadingsPublisher(kafka, registry);
    consumer = ReadingsConsumer.start(kafka, sealing, registry, store);
  }

  private static CassandraSettings cassandra(String keyspace) {
    return CassandraSettings.from(
        TestServers.storeSettings().with(Map.of("cassandra.keyspace", keyspace)));
  }

  /** A topic of Kafka and the group of its consumers; Kafka runs. */
  static KafkaSettings kafka(String name, int partitions) {
    return KafkaSettings.from(
        TestServers.storeSettings()
            .with(
                Map.of(
                    "kafka.topic", name,
                    "kafka.consumer_group", name,
                    "kafka.partitions", Integer.toString(partitions))));
  }

  EnergyStore store() {
    return store;
  }

  /** A client of the schema registry that has asked nothing yet. */
  static SchemaRegistry openRegistry() {
    return new SchemaRegistry(RegistrySettings.from(TestServers.storeSettings()));
  }

  KafkaSettings kafka() {
    return kafka;
  }

  ReadingsConsumer consumer() {
    return consumer;
  }

  void publish(List<Reading> readings) {
    ReadingsPublisher.await(publisher.publish(readings));
  }

  void stopConsuming() {
    consumer.close();
  }

  void consumeAgain() {
    consumer = ReadingsConsumer.start(kafka, sealing, registry, store);
  }

  /** Returns when the consumer has stored that many readings since it started. */
  void awaitStored(long readings) {
    await(readings + " readings stored").until(() -> consumer.statistics().stored() >= readings);
  }

  /** What the store holds of a series, the days' last one included. */
  List<Reading> stored(Series series, LocalDate firstDay, LocalDate lastDay) {
    Readings found = store.readings().read(series, firstDay.toEpochDay(), lastDay.toEpochDay());
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      readings.add(
          new Reading(series, found.start(i), found.interval(i), found.value(i), found.quality(i)));
    }
    return readings;
  }

  /** The rows of a device and year: channel, day, version and sequence of each. */
  List<String> rows(String deviceId, int year) {
    return store
        .session()
        .execute(
            "SELECT channel, day, version, sequence FROM day_block WHERE device_id = ? AND year = ?",
            deviceId,
            year)
        .all()
        .stream()
        .map(
            row ->
                "%s %s %s %d"
                    .formatted(
                        row.getString(0), row.getLocalDate(1), row.getInstant(2), row.getLong(3)))
        .toList();
  }

  /** How many rows a table has. */
  long count(String table) {
    return store.session().execute("SELECT count(*) FROM " + table).one().getLong(0);
  }

  @Override
  public void close() {
    consumer.close();
    publisher.close();
    store.close();
  }
}
