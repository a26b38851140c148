package io.energyiot.ingest.topic;

import io.energyiot.formats.json.JsonText;
import io.energyiot.model.Reading;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts readings on the topic, the readings of a device in order on one partition. The record's
 * timestamp, set here, is the version of its readings. Safe for use by many threads.
 */
public final class ReadingsPublisher implements AutoCloseable {
  private static final int READINGS_IN_RECORD = 500;
  private static final int ANSWER_SECONDS = 20;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  /** Connects when it first sends. */
  public ReadingsPublisher(KafkaSettings settings) {
    this.topic = settings.topic();
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "energy-publisher",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                1,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                // A full buffer is told to the sender instead of letting requests pile up.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                2_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                15_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Returns when all of {@code readings} are on the topic with {@code acks=all}. Fails after two
   * seconds if no broker is known or the buffer stays full, after 15 seconds if a known one does
   * not answer.
   *
   * @throws EnergyException with {@link ErrorCode#OVERLOADED} if the buffer is full, with {@link
   *     ErrorCode#KAFKA_UNAVAILABLE} if a broker did not take one; some may be on the topic then,
   *     and sending all again does no harm
   */
  public void publish(List<Reading> readings) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    long now = System.currentTimeMillis();
    try {
      for (Map.Entry<String, List<Reading>> device : byDevice(readings).entrySet()) {
        send(device.getKey(), device.getValue(), now, sent);
      }
      for (Future<RecordMetadata> each : sent) {
        each.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (KafkaException | TimeoutException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static Map<String, List<Reading>> byDevice(List<Reading> readings) {
    Map<String, List<Reading>> byDevice = new LinkedHashMap<>();
    for (Reading reading : readings) {
      byDevice.computeIfAbsent(reading.series().deviceId(), id -> new ArrayList<>()).add(reading);
    }
    return byDevice;
  }

  private void send(
      String deviceId, List<Reading> readings, long now, List<Future<RecordMetadata>> sent)
      throws ExecutionException, InterruptedException {
    byte[] key = deviceId.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < readings.size(); from += READINGS_IN_RECORD) {
      int to = Math.min(from + READINGS_IN_RECORD, readings.size());
      byte[] value = JsonText.of(readings.subList(from, to));
      Future<RecordMetadata> answer =
          producer.send(new ProducerRecord<>(topic, null, now, key, value));
      if (answer.isDone()) {
        answer.get(); // one that was refused has waited already, and each of the rest would again
      }
      sent.add(answer);
    }
  }

  private static EnergyException failed(Throwable cause) {
    return cause instanceof BufferExhaustedException
        ? new EnergyException(
            ErrorCode.OVERLOADED, "the queue to Kafka is full; send again in a second", cause)
        : unavailable(cause);
  }

  private static EnergyException unavailable(Throwable cause) {
    return new EnergyException(
        ErrorCode.KAFKA_UNAVAILABLE,
        "Kafka did not take the readings: " + cause + "; send all of them again",
        cause);
  }

  @Override
  public void close() {
    producer.close();
  }
}
