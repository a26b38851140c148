package io.energyiot.bench.model.step;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of readings, as another program of Kafka sees it. */
final class Topic implements AutoCloseable {
  private static final String NAME = "meter_readings";
  private static final String GROUP = "energy-ingest";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int LOOK_MILLIS = 20;

  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  Topic(Settings settings) {
    KafkaSettings kafka = KafkaSettings.from(settings);
    admin = Admin.create(kafka.clientOptions("bench-admin"));
    Map<String, Object> options = kafka.clientOptions("bench");
    options.put("acks", "all");
    producer = new KafkaProducer<>(options, new StringSerializer(), new StringSerializer());
  }

  /** Sends a record and waits until it is there. */
  void send(String key, String value, long timestamp) {
    try {
      producer.send(new ProducerRecord<>(NAME, null, timestamp, key, value)).get();
    } catch (ExecutionException e) {
      throw new BenchException("Kafka takes no record", e.getCause());
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  /** Waits until the consumer has stored all that is there. */
  void awaitConsumed() {
    List<TopicPartition> partitions =
        get(admin.describeTopics(List.of(NAME)).allTopicNames()).get(NAME).partitions().stream()
            .map(each -> new TopicPartition(NAME, each.partition()))
            .toList();
    Map<TopicPartition, Long> ends =
        get(
                admin
                    .listOffsets(
                        partitions.stream()
                            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                    .all())
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!isConsumed(ends)) {
      if (System.nanoTime() > limit) {
        throw new BenchException("the records on the topic are not stored within " + LIMIT);
      }
      pause();
    }
  }

  private boolean isConsumed(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> places =
        get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .allMatch(
            each ->
                each.getValue() == 0
                    || (places.get(each.getKey()) != null
                        && places.get(each.getKey()).offset() >= each.getValue()));
  }

  /** Lets the consumer, which must not run, begin with the first record. */
  void forgetPlace() {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        admin.deleteConsumerGroups(List.of(GROUP)).all().get();
        return;
      } catch (ExecutionException e) {
        if (System.nanoTime() > limit) { // a member that was killed is one for some seconds more
          throw new BenchException("the consumer's place", e.getCause());
        }
      } catch (InterruptedException e) {
        throw BenchException.interrupted();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new BenchException("Kafka", e.getCause());
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    admin.close(Duration.ofSeconds(5));
  }
}
