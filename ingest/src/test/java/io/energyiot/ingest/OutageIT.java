package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that are killed delay readings; they lose none that was taken. */
@Tag("alone")
class OutageIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

  @Test
  void whatIsPublishedWhileCassandraIsGoneIsStoredOnceItIsBack() {
    StreamedMeter meter = StreamedMeter.of("patient");
    List<Reading> day = meter.quarters("2026-03-30T00:00:00Z", 96);
    try (Pipeline pipeline = new Pipeline("cassandra_killed", StorageZone.UTC, 1)) {
      day.subList(0, 32).forEach(each -> pipeline.publish(List.of(each)));
      TestServers.kill(Service.CASSANDRA);
      day.subList(32, 64).forEach(each -> pipeline.publish(List.of(each)));
      await("a write retried").until(() -> pipeline.consumer().statistics().retries() > 0);
      TestServers.start(Service.CASSANDRA);
      day.subList(64, 96).forEach(each -> pipeline.publish(List.of(each)));

      pipeline.awaitStored(96);

      assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(day);
      assertThat(pipeline.rows("patient", 2026)).hasSize(96);
      assertThat(pipeline.consumer().statistics().stored()).isEqualTo(96);
      assertThat(pipeline.consumer().statistics().rejected()).isZero();
    }
  }

  @Test
  void aKafkaThatIsKilledMakesPublishersFailAndIsUsedAgainWhenItIsBack() {
    StreamedMeter meter = StreamedMeter.of("steady");
    List<Reading> day = meter.quarters("2026-03-30T00:00:00Z", 96);
    try (Pipeline pipeline = new Pipeline("kafka_killed", StorageZone.UTC, 3)) {
      pipeline.publish(day.subList(0, 48));
      pipeline.awaitStored(48);
      TestServers.kill(Service.KAFKA);
      try {
        assertThat(failureWithin(20, () -> pipeline.publish(day.subList(48, 96))))
            .isEqualTo(ErrorCode.KAFKA_UNAVAILABLE);
      } finally {
        TestServers.start(Service.KAFKA);
      }
      await("readings taken again").until(() -> takes(pipeline, day.subList(48, 96)));

      await("the day stored").until(() -> pipeline.stored(meter.series(), DAY, DAY).size() == 96);
      assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(day);
    }
  }

  @Test
  void aKafkaThatHangsMakesPublishersBackOffBeforeMemoryIsFull() throws Exception {
    StreamedMeter meter = StreamedMeter.of("waiting");
    List<Reading> day = meter.quarters("2026-03-30T00:00:00Z", 96);
    List<Reading> flood = moreThanTheQueueHolds();
    try (Pipeline pipeline = new Pipeline("kafka_frozen", StorageZone.UTC, 3)) {
      pipeline.publish(day.subList(0, 48));
      pipeline.awaitStored(48);
      signal("STOP", TestServers.pid(Service.KAFKA));
      try {
        assertThat(failureWithin(20, () -> pipeline.publish(flood)))
            .isEqualTo(ErrorCode.OVERLOADED);
      } finally {
        signal("CONT", TestServers.pid(Service.KAFKA));
      }
      await("readings taken again").until(() -> takes(pipeline, day.subList(48, 96)));

      await("the day stored").until(() -> pipeline.stored(meter.series(), DAY, DAY).size() == 96);
      assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(day);
    }
  }

  /**
   * What Kafka does with a member that has not polled for too long, and what happens meanwhile
   * anyway, as when a Cassandra answers to nobody.
   */
  @Test
  void aConsumerThatIsThrownOutWhileItWritesComesBackAndLosesNothing() throws Exception {
    StreamedMeter meter = StreamedMeter.of("thrown-out");
    List<Reading> day = meter.quarters("2026-03-30T00:00:00Z", 96);
    try (Pipeline pipeline = new Pipeline("thrown_out", StorageZone.UTC, 1);
        Admin admin = Admin.create(pipeline.kafka().clientOptions("outage"))) {
      pipeline.publish(day.subList(0, 32));
      pipeline.awaitStored(32);
      signal("STOP", TestServers.pid(Service.CASSANDRA));
      try {
        pipeline.publish(day.subList(32, 64));
        await("a write begun").until(() -> pipeline.consumer().statistics().retries() > 0);
        admin
            .removeMembersFromConsumerGroup(
                pipeline.kafka().consumerGroup(), new RemoveMembersFromConsumerGroupOptions())
            .all()
            .get();
      } finally {
        signal("CONT", TestServers.pid(Service.CASSANDRA));
      }
      await("what was written").until(() -> pipeline.stored(meter.series(), DAY, DAY).size() == 64);
      pipeline.publish(day.subList(64, 96));
      await("the day stored").until(() -> pipeline.stored(meter.series(), DAY, DAY).size() == 96);
      assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(day);
      assertThat(pipeline.rows("thrown-out", 2026)).hasSize(3);
    }
  }

  private static ErrorCode failureWithin(int seconds, ThrowingCallable call) {
    long began = System.nanoTime();
    EnergyException failure = catchThrowableOfType(EnergyException.class, call);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(seconds));
    return failure.code();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static boolean takes(Pipeline pipeline, List<Reading> readings) {
    try {
      pipeline.publish(readings);
      return true;
    } catch (EnergyException e) {
      return false;
    }
  }

  /** Texts that can't be compressed much: the producer's queue holds 32 MiB after compression. */
  private static List<Reading> moreThanTheQueueHolds() {
    Random random = new Random(2026);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 800_000; i++) {
      StringBuilder id = new StringBuilder();
      while (id.length() < Series.LONGEST_DEVICE_ID) {
        id.append((char) ('!' + random.nextInt('~' - '!')));
      }
      readings.add(
          new Reading(
              new Series(id.toString(), Channel.KWH),
              DAY.toEpochDay() * 86_400_000,
              900,
              new BigDecimal(i),
              Quality.ACTUAL));
    }
    return readings;
  }
}
