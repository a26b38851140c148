package io.energyiot.cli.tail;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at a topic without being a member of a group: it takes nothing from anybody. */
final class TopicTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final KafkaSettings settings;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Looks at all partitions.
   *
   * @param fromBeginning whether to begin with the oldest record, rather than with the next one
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE}
   */
  TopicTail(KafkaSettings settings, boolean fromBeginning) {
    this.settings = settings;
    Map<String, Object> options = settings.clientOptions("energy-tail");
    options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    options.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) START_LIMIT.toMillis());
    this.consumer =
        new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      start(fromBeginning);
    } catch (KafkaException e) {
      consumer.close();
      throw unavailable(e);
    }
  }

  private void start(boolean fromBeginning) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(settings.topic()).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + settings.topic());
    }
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position); // now, so that nothing sent from here on is passed over
  }

  /**
   * The next records, none if there are none for a moment.
   *
   * @throws InterruptedException if this thread is interrupted
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE}
   */
  Iterable<ConsumerRecord<byte[], byte[]>> next() throws InterruptedException {
    try {
      return consumer.poll(POLL);
    } catch (InterruptException e) {
      boolean seen = Thread.interrupted(); // else the consumer could not be closed
      throw new InterruptedException("interrupted: " + seen);
    } catch (KafkaException e) {
      throw unavailable(e);
    }
  }

  private EnergyException unavailable(KafkaException cause) {
    return new EnergyException(
        ErrorCode.KAFKA_UNAVAILABLE,
        "Kafka at " + settings.bootstrapServers() + ": " + cause.getMessage(),
        cause);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
