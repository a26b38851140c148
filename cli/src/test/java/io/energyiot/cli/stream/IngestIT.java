package io.energyiot.cli.stream;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.Producers;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** {@code ingest} needs no server, and each process more takes its share. */
class IngestIT {
  private static final int PARTITIONS = 6;
  private static final Instant START = Instant.parse("2026-03-30T00:00:00Z");

  /** Half of the time after which the partitions of a member that has died go to others. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @Test
  void processesShareThePartitionsAndTakeOverFromEachOther() throws Exception {
    try (WholeSystem system = WholeSystem.start("ingest");
        EnergyStore store = system.openStore();
        Admin admin = Admin.create(kafka(system))) {
      String group = KafkaSettings.from(system.settings()).consumerGroup();
      system.kill(Service.SERVER);
      EnergyChild first = system.startIngest();
      awaitShares(admin, group, List.of(PARTITIONS));
      send(system, 0);
      awaitStored(store, 1);

      EnergyChild second = system.startIngest();
      awaitShares(admin, group, List.of(PARTITIONS / 2, PARTITIONS / 2));
      send(system, 1);
      awaitStored(store, 2);
      second.awaitPrinted("^3 readings stored, 0 rejected, 0 retries, 0 records behind");
      first.awaitPrinted("^9 readings stored, 0 rejected, 0 retries, 0 records behind");

      first.end();
      assertThat(Files.readAllLines(first.printed())).last().isEqualTo("stopping");
      long began = System.nanoTime();
      awaitShares(admin, group, List.of(PARTITIONS));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
      send(system, 2);
      awaitStored(store, 3);
      second.end();
    }
  }

  private static Map<String, Object> kafka(WholeSystem system) {
    return KafkaSettings.from(system.settings()).clientOptions("test");
  }

  private static String device(int partition) {
    return "shared-" + partition;
  }

  /** A reading to each partition, as another program may send it. */
  private static void send(WholeSystem system, int quarter) throws Exception {
    KafkaSettings settings = KafkaSettings.from(system.settings());
    Instant start = START.plus(Duration.ofMinutes(15L * quarter));
    try (KafkaProducer<byte[], byte[]> producer = Producers.ofRecords(settings, "test")) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        String json =
            "{\"device_id\":\"%s\",\"start\":\"%s\",\"value\":1}"
                .formatted(device(partition), start);
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(settings.topic(), partition, null, value)).get();
      }
    }
  }

  private static void awaitStored(EnergyStore store, int each) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Series series = new Series(device(partition), Channel.KWH);
      long day = store.zone().dayOf(START.toEpochMilli());
      await("readings of " + series)
          .untilAsserted(
              () -> assertThat(store.readings().read(series, day, day).size()).isEqualTo(each));
    }
  }

  /** Returns when the members of the consumer group have so many partitions each. */
  private static void awaitShares(Admin admin, String group, List<Integer> wanted) {
    await("shares").untilAsserted(() -> assertThat(shares(admin, group)).isEqualTo(wanted));
  }

  private static List<Integer> shares(Admin admin, String group) throws Exception {
    ConsumerGroupDescription found =
        admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
    List<Integer> shares = new ArrayList<>();
    for (MemberDescription member : found.members()) {
      shares.add(member.assignment().topicPartitions().size());
    }
    return shares;
  }
}
