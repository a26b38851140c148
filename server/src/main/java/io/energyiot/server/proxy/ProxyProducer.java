package io.energyiot.server.proxy;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.proxy.ProduceReply.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on any topic, with {@code acks=all}. Safe for use by many threads. */
public final class ProxyProducer implements AutoCloseable {
  private static final int ANSWER_SECONDS = 20;
  private static final int TOPIC_SECONDS = 5;
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;
  private final Map<String, Partitions> topics = new ConcurrentHashMap<>();

  private record Partitions(int count, long asked) {}

  /** Creates a producer, which connects when it first sends. */
  public ProxyProducer(KafkaSettings settings) {
    this.admin = Admin.create(settings.clientOptions("energy-proxy-admin"));
    Map<String, Object> options = settings.clientOptions("energy-proxy");
    options.put(ProducerConfig.ACKS_CONFIG, "all");
    options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    options.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    this.producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Returns how many partitions a topic has; empty if there is no such topic or it is one of
   * Kafka's own.
   *
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE}
   */
  OptionalInt partitions(String topic) {
    Partitions known = topics.get(topic);
    if (known != null && System.nanoTime() - known.asked < REMEMBERED_NANOS) {
      return OptionalInt.of(known.count);
    }
    try {
      TopicDescription found =
          admin
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .get(TOPIC_SECONDS, TimeUnit.SECONDS);
      if (found.isInternal()) {
        return OptionalInt.empty();
      }
      topics.put(topic, new Partitions(found.partitions().size(), System.nanoTime()));
      return OptionalInt.of(found.partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        topics.remove(topic);
        return OptionalInt.empty();
      }
      throw unavailable(e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static EnergyException unavailable(Throwable cause) {
    return new EnergyException(
        ErrorCode.KAFKA_UNAVAILABLE,
        "Kafka does not tell its topics: " + cause.getMessage(),
        cause);
  }

  /** Returns when each of {@code records} is on its topic or has failed. */
  List<Place> send(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Place refused = null;
    for (ProducerRecord<byte[], byte[]> record : records) {
      Future<RecordMetadata> answer = producer.send(record);
      sent.add(answer);
      if (answer.isDone()) {
        refused = placeOf(answer);
        if (refused.errorCode() != null
            && refused.errorCode() == ProxyError.KAFKA_UNAVAILABLE.code()) {
          break; // it has already waited for room, and so would each of the others
        }
      }
    }
    List<Place> places = new ArrayList<>(sent.stream().map(ProxyProducer::placeOf).toList());
    while (places.size() < records.size()) {
      places.add(refused);
    }
    return places;
  }

  private static Place placeOf(Future<RecordMetadata> answer) {
    try {
      RecordMetadata place = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return Place.at(place.partition(), place.offset());
    } catch (ExecutionException e) {
      boolean retriable = e.getCause() instanceof RetriableException;
      ProxyError error = retriable ? ProxyError.KAFKA_UNAVAILABLE : ProxyError.KAFKA_FAILED;
      return Place.failed(error, e.getCause().getMessage());
    } catch (TimeoutException e) {
      return Place.failed(ProxyError.KAFKA_UNAVAILABLE, "Kafka does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Place.failed(ProxyError.KAFKA_UNAVAILABLE, "the server stops");
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close(Duration.ZERO);
  }
}
