package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;

import io.energyiot.ingest.topic.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records as any other program may put them on the topic. */
final class RawRecords implements AutoCloseable {
  private final KafkaSettings settings;
  private final KafkaProducer<byte[], byte[]> producer;

  RawRecords(KafkaSettings settings) {
    this.settings = settings;
    Map<String, Object> options = settings.clientOptions("raw");
    options.put("linger.ms", 100);
    this.producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends records in one batch; returns when all are on the topic. */
  void sendTogether(byte[] key, byte[]... values) {
    for (byte[] value : values) {
      var unused = producer.send(new ProducerRecord<>(settings.topic(), key, value));
    }
    producer.flush();
  }

  /** Returns the record's offset when it is on the topic. */
  long send(long timestamp, byte[] key, byte[] value) {
    try {
      return producer
          .send(new ProducerRecord<>(settings.topic(), null, timestamp, key, value))
          .get()
          .offset();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("the record is not on the topic", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  /** All that is on the topic of rejected records now. */
  static List<ConsumerRecord<byte[], byte[]>> rejected(KafkaSettings settings) {
    TopicPartition only = new TopicPartition(settings.rejectedTopic(), 0);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            settings.clientOptions("raw"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).get(only);
      await("all rejected records")
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return consumer.position(only) >= end;
              });
    }
    return found;
  }
}
