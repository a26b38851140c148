package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.Reading;
import io.energyiot.model.StorageZone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Records that are consumed again are stored once. */
class ReplayIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 30);

  @Test
  void consumingAllRecordsAgainChangesNothing() throws Exception {
    StreamedMeter meter = StreamedMeter.of("replayed");
    try (Pipeline pipeline = new Pipeline("replay", StorageZone.UTC, 3)) {
      List<Reading> expected = new ArrayList<>(meter.quarters("2026-03-28T00:00:00Z", 3 * 96));
      pipeline.publish(expected);
      Reading correction = meter.reading("2026-03-29T12:15:00Z", "7.50");
      expected.set(96 + 49, correction);
      pipeline.publish(List.of(correction));
      pipeline.awaitStored(3 * 96 + 1);
      List<String> rows = pipeline.rows("replayed", 2026);
      assertThat(rows).hasSize(4);

      pipeline.stopConsuming();
      forgetOffsets(pipeline.kafka());
      pipeline.consumeAgain();
      pipeline.awaitStored(3 * 96 + 1);

      assertThat(pipeline.rows("replayed", 2026)).isEqualTo(rows);
      assertThat(pipeline.stored(meter.series(), FIRST, LAST)).isEqualTo(expected);
    }
  }

  @Test
  void aConsumerThatComesAfterAnotherGoesOnWhereThatEnded() {
    StreamedMeter meter = StreamedMeter.of("successor");
    List<Reading> readings = meter.quarters("2026-03-30T00:00:00Z", 2);
    try (Pipeline pipeline = new Pipeline("successor", StorageZone.UTC, 1)) {
      pipeline.publish(readings.subList(0, 1));
      pipeline.awaitStored(1);
      pipeline.stopConsuming();
      pipeline.publish(readings.subList(1, 2));
      assertThat(pipeline.stored(meter.series(), LAST, LAST)).hasSize(1);

      pipeline.consumeAgain();
      pipeline.awaitStored(1);

      assertThat(pipeline.stored(meter.series(), LAST, LAST)).isEqualTo(readings);
      assertThat(pipeline.consumer().statistics().stored()).isEqualTo(1);
      await("no lag").until(() -> pipeline.consumer().statistics().lag() == 0);
    }
  }

  /** As if no consumer had ever committed. */
  private static void forgetOffsets(KafkaSettings settings)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings.clientOptions("replay"))) {
      admin.deleteConsumerGroups(List.of(settings.consumerGroup())).all().get();
    }
  }
}
