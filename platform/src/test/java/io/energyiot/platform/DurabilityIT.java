package io.energyiot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DurabilityIT {
  private static final int ROWS = 500;

  @BeforeAll
  static void startBoth() {
    TestServers.start(Service.CASSANDRA, Service.KAFKA);
  }

  @Test
  void aCassandraThatIsKilledHasEveryRowItAnsweredFor() {
    try (CqlSession session = session()) {
      session.execute(
          "CREATE KEYSPACE crash WITH replication = "
              + "{'class': 'SimpleStrategy', 'replication_factor': 1}");
      session.execute("CREATE TABLE crash.t (id int PRIMARY KEY, v text)");
      PreparedStatement insert = session.prepare("INSERT INTO crash.t (id, v) VALUES (?, 'x')");
      List<? extends CompletionStage<?>> writes =
          IntStream.range(0, ROWS).mapToObj(i -> session.executeAsync(insert.bind(i))).toList();
      writes.forEach(write -> write.toCompletableFuture().join());
      TestServers.kill(Service.CASSANDRA);
    }
    try (CqlSession session = session()) {
      assertThat(session.execute("SELECT id FROM crash.t").all()).hasSize(ROWS);
    }
  }

  private static CqlSession session() {
    String password = TestServers.storeSettings().secretIn("cassandra.password_file").orElseThrow();
    return CqlSession.builder()
        .addContactPoint(TestServers.cassandra())
        .withAuthCredentials("energy", password)
        .withLocalDatacenter("datacenter1")
        .build();
  }

  private static Map<String, Object> client() {
    Settings kafka = TestServers.storeSettings();
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"energy\" password=\"%s\";"
                .formatted(kafka.secretIn("kafka.password_file").orElseThrow());
    return Map.of(
        "bootstrap.servers",
        kafka.text("kafka.bootstrap_servers").orElseThrow(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login);
  }

  @Test
  void aKafkaThatIsKilledHasEveryRecordItAnsweredFor() throws Exception {
    TopicPartition partition = new TopicPartition("crash", 0);
    Map<String, Object> client = client();
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic("crash", 1, (short) 1))).all().get();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent =
          IntStream.range(0, ROWS)
              .mapToObj(i -> producer.send(new ProducerRecord<>("crash", Integer.toString(i))))
              .toList();
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
      TestServers.kill(Service.KAFKA);
    }
    TestServers.start(Service.KAFKA);
    assertThat(client()).isEqualTo(client);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, (long) ROWS);
    }
  }
}
