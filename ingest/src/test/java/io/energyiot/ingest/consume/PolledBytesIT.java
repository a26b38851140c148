package io.energyiot.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A poll is bounded by what its records hold, not by what they took on their way. */
class PolledBytesIT {
  private static final int RECORD = 300_000;
  private static final int RECORDS = 100;
  private static final int MAX = 1_000_000;

  @Test
  void recordsThatCompressWellComeAFewAtATimeAndAllInOrder() throws Exception {
    TestServers.start(Service.KAFKA);
    Map<String, Object> kafka =
        KafkaSettings.from(TestServers.storeSettings()).clientOptions("polled-bytes");
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(new NewTopic("polled_bytes", 1, (short) 1))).all().get();
    }
    send(kafka);
    PolledBytes bytes = new PolledBytes(MAX);
    TopicPartition only = new TopicPartition("polled_bytes", 0);
    List<Long> offsets = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), bytes)) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (offsets.size() < RECORDS && System.nanoTime() < end) {
        bytes.beginPoll();
        int polled = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          polled += record.value().length;
          offsets.add(record.offset());
        }
        assertThat(polled).isLessThan(MAX + RECORD);
      }
    }
    assertThat(offsets).hasSize(RECORDS).isSorted().doesNotHaveDuplicates();
  }

  private static void send(Map<String, Object> kafka) throws Exception {
    Map<String, Object> options = new HashMap<>(kafka);
    options.put("compression.type", "lz4");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>("polled_bytes", 0, null, new byte[RECORD])).get();
      }
    }
  }
}
