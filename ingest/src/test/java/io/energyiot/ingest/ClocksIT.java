package io.energyiot.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.json.JsonReadingsWriter;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.Reading;
import io.energyiot.model.StorageZone;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Readings count as learned when they come, whatever the clock of their sender says. */
class ClocksIT {
  /** That of the pipeline "sent_times". */
  private static final String TOPIC = TestServers.own("sent_times");

  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final long MINUTES_50 = 50 * 60_000;
  private static final long A_DAY = 86_400_000;

  private static void send(KafkaSettings kafka, Reading reading, long timestamp) {
    try (RawRecords raw = new RawRecords(kafka)) {
      byte[] key = reading.series().deviceId().getBytes(UTF_8);
      raw.send(timestamp, key, JsonReadingsWriter.of(List.of(reading)));
    }
  }

  private static Reading midnight(StreamedMeter meter, String value) {
    return meter.reading("2026-03-30T00:00:00Z", value);
  }

  private static void check(Pipeline pipeline, StreamedMeter meter, Reading... expected) {
    assertThat(pipeline.stored(meter.series(), DAY, DAY)).containsExactly(expected);
  }

  @Test
  void aSendersClockDecidesNothing() {
    StreamedMeter meter = StreamedMeter.of("clocks");
    try (Pipeline pipeline = new Pipeline("clocks", StorageZone.UTC, 1)) {
      send(pipeline.kafka(), midnight(meter, "666"), System.currentTimeMillis() + MINUTES_50);
      pipeline.awaitStored(1);
      pipeline.publish(List.of(midnight(meter, "1")));
      pipeline.awaitStored(2);
      check(pipeline, meter, midnight(meter, "1"));

      send(pipeline.kafka(), midnight(meter, "2"), System.currentTimeMillis() - MINUTES_50);
      pipeline.awaitStored(3);
      check(pipeline, meter, midnight(meter, "2"));

      send(pipeline.kafka(), midnight(meter, "3"), 0);
      pipeline.awaitStored(4);
      check(pipeline, meter, midnight(meter, "3"));

      pipeline.store().erasing().erase("clocks");
      check(pipeline, meter);
      Reading ofANewMeter = meter.reading("2026-03-30T00:15:00Z", "4");
      send(pipeline.kafka(), ofANewMeter, System.currentTimeMillis() - MINUTES_50);
      pipeline.awaitStored(5);
      check(pipeline, meter, ofANewMeter);
    }
  }

  @Test
  void whatLayOnATopicOfSendersTimesIsNeverInTheFutureAndAlwaysTheSame() throws Exception {
    TestServers.start(Service.CASSANDRA, Service.KAFKA, Service.REGISTRY);
    KafkaSettings kafka = Pipeline.kafka(TOPIC, 1);
    StreamedMeter meter = StreamedMeter.of("sent_times");
    Reading later = meter.reading("2026-03-31T00:00:00Z", "5");
    long began = System.currentTimeMillis();
    try (Admin admin = Admin.create(kafka.clientOptions("clocks"))) {
      NewTopic topic = new NewTopic(TOPIC, 1, (short) 1);
      admin
          .createTopics(List.of(topic.configs(Map.of("message.timestamp.type", "CreateTime"))))
          .all()
          .get();
      send(kafka, midnight(meter, "666"), began + A_DAY / 48);
      send(kafka, later, began - A_DAY);
      try (Pipeline pipeline = new Pipeline("sent_times", StorageZone.UTC, 1)) {
        pipeline.awaitStored(2);
        assertThat(timestampType(admin)).isEqualTo("LogAppendTime");
        List<String> rows = pipeline.rows("sent_times", 2026);
        assertThat(instants(rows)).allMatch(each -> each <= System.currentTimeMillis());
        assertThat(instants(rows)).contains(began - A_DAY);

        pipeline.publish(List.of(midnight(meter, "1")));
        pipeline.awaitStored(3);
        check(pipeline, meter, midnight(meter, "1"));

        pipeline.stopConsuming();
        admin.deleteConsumerGroups(List.of(TOPIC)).all().get();
        pipeline.consumeAgain();
        pipeline.awaitStored(3);
        assertThat(pipeline.rows("sent_times", 2026)).containsAll(rows).hasSize(3);
        check(pipeline, meter, midnight(meter, "1"));
      }
    }
  }

  private static List<Long> instants(List<String> rows) {
    return rows.stream()
        .map(row -> Instant.parse(List.of(row.split(" ", -1)).get(2)).toEpochMilli())
        .toList();
  }

  private static String timestampType(Admin admin) throws ExecutionException, InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
    return admin
        .describeConfigs(List.of(topic))
        .all()
        .get()
        .get(topic)
        .get("message.timestamp.type")
        .value();
  }
}
