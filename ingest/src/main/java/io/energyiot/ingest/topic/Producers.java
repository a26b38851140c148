package io.energyiot.ingest.topic;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates producers that lose no acknowledged record and double none by a retry. */
public final class Producers {
  private Producers() {}

  /** Returns a producer for records of others, one by one. */
  public static KafkaProducer<byte[], byte[]> ofRecords(KafkaSettings settings, String clientId) {
    return new KafkaProducer<>(
        usual(settings, clientId), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Returns a producer for records that hold many readings already. */
  static KafkaProducer<byte[], byte[]> ofReadings(KafkaSettings settings) {
    Map<String, Object> options = usual(settings, "energy-publisher");
    options.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    options.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    return new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> usual(KafkaSettings settings, String clientId) {
    Map<String, Object> options = settings.clientOptions(clientId);
    options.put(ProducerConfig.ACKS_CONFIG, "all");
    options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A full buffer is told to the sender instead of letting requests pile up.
    options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    return options;
  }
}
