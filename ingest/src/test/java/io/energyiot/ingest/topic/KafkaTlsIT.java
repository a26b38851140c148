package io.energyiot.ingest.topic;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.fixture.TestCertificates;
import io.energyiot.platform.fixture.TlsStore;
import io.energyiot.platform.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka that wants TLS, a certificate of the client and a password. */
class KafkaTlsIT {
  private static final TlsStore KAFKA = TlsStore.start(Service.KAFKA);

  @TempDir Path scratch;

  @AfterAll
  static void close() {
    KAFKA.close();
  }

  private static void create(Settings settings) {
    try (ReadingsTopic topic = new ReadingsTopic(KafkaSettings.from(settings))) {
      topic.createIfAbsent();
    }
  }

  @Test
  void recordsGoThereAndComeBack() throws Exception {
    await("Kafka").ignoreExceptions().untilAsserted(() -> create(KAFKA.settings()));
    KafkaSettings settings = KafkaSettings.from(KAFKA.settings());
    try (KafkaProducer<byte[], byte[]> producer = Producers.ofRecords(settings, "tls")) {
      producer.send(new ProducerRecord<>(settings.rejectedTopic(), new byte[] {7})).get();
    }
    TopicPartition only = new TopicPartition(settings.rejectedTopic(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            settings.clientOptions("tls"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      assertThat(consumer.poll(Duration.ofSeconds(20)).iterator().next().value())
          .containsExactly(7);
    }
  }

  @Test
  void whoIsNotKnownStaysOutside() {
    await("Kafka").ignoreExceptions().untilAsserted(() -> create(KAFKA.settings()));
    TestCertificates others = new TestCertificates(scratch);
    refused(Map.of("kafka.tls.ca", others.authority().toString()));
    refused(Map.of("kafka.tls.certificate", "", "kafka.tls.key", ""));
    refused(Map.of("kafka.username", "somebody"));
    refused(Map.of("kafka.security_protocol", "SASL_PLAINTEXT"));
  }

  private static void refused(Map<String, String> instead) {
    assertThatThrownBy(() -> create(KAFKA.settings().with(instead)))
        .as(instead.toString())
        .isInstanceOf(EnergyException.class);
  }
}
