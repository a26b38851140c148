package io.energyiot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.bulk.process.ScanMode;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.seal.Sealing;
import io.energyiot.model.Channel;
import io.energyiot.model.Reading;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.store.Erased;
import io.energyiot.store.Erased.ErasedChannel;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is erased stays away, wherever it was on its way. */
class ErasureIT {
  private static final SealSettings QUICK =
      new SealSettings(Duration.ofHours(2), Duration.ofSeconds(3), Duration.ofHours(1));

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final StreamedMeter meter = StreamedMeter.of("erased");
  private final StreamedMeter other = StreamedMeter.of("kept");

  private static DayBlock block(List<Reading> readings, long learned) {
    ReadingsBuilder builder = new ReadingsBuilder(readings.size());
    readings.forEach(
        each -> builder.add(each.start(), each.interval(), each.value(), each.quality()));
    long day = StorageZone.UTC.dayOf(readings.get(0).start());
    return new DayBlock(
        readings.get(0).series(),
        day,
        Version.ofFile(learned, 7, 0),
        new BlockEncoder().encode(builder.build()));
  }

  private static void load(Pipeline pipeline, DayBlock block) {
    BlockWriter writer = pipeline.store().dayBlocks().writer();
    writer.write(block);
    writer.flush();
  }

  @Test
  void nothingComesBackFromTheTopicFromFilesOrFromSealing() {
    LocalDate loadedDay = LocalDate.of(2025, 6, 1);
    List<Reading> quarters = meter.quarters(today + "T00:00:00Z", 20);
    DayBlock loaded = block(meter.quarters("2025-06-01T00:00:00Z", 96), System.currentTimeMillis());
    try (Pipeline pipeline = new Pipeline("erasure", StorageZone.UTC, 1, QUICK)) {
      load(pipeline, loaded);
      pipeline
          .store()
          .devices()
          .put(new DeviceBuilder().set(DeviceField.DEVICE_ID, "erased").build());
      pipeline.publish(quarters.subList(0, 10));
      pipeline.awaitStored(10);
      pipeline.stopConsuming();
      pipeline.publish(quarters.subList(10, 20)); // waits on the topic

      Erased erased = pipeline.store().erasing().erase("erased");

      assertThat(erased.registered()).isTrue();
      assertThat(erased.channels())
          .containsExactly(
              new ErasedChannel(Channel.KWH, 2, 2, loadedDay.toEpochDay(), today.toEpochDay()));
      assertThat(pipeline.store().readings().isKnown("erased")).isFalse();
      assertThat(pipeline.store().devices().find("erased")).isEmpty();

      load(pipeline, loaded); // the same file again
      pipeline.publish(other.quarters(today + "T00:00:00Z", 3));
      pipeline.consumeAgain();
      pipeline.awaitStored(10 + 3); // those of the topic are counted, as they are taken from it
      assertThat(pipeline.stored(meter.series(), loadedDay, today)).isEmpty();
      assertThat(pipeline.stored(other.series(), today, today)).hasSize(3);

      List<Reading> ofANewMeter = quarters.subList(5, 8);
      pipeline.publish(ofANewMeter);
      pipeline.awaitStored(16);
      assertThat(pipeline.stored(meter.series(), today, today)).isEqualTo(ofANewMeter);
      new Sealing(pipeline.store(), QUICK.grace(), LiveScanSettings.BY_CQL)
          .seal(today.toEpochDay(), Sealing.Progress.SILENT);
      assertThat(pipeline.stored(meter.series(), loadedDay, today)).isEqualTo(ofANewMeter);
      assertThat(pipeline.stored(other.series(), today, today)).hasSize(3);

      assertThat(pipeline.store().erasing().erase("erased").channels())
          .extracting(ErasedChannel::days)
          .containsExactly(1L);
      assertThat(pipeline.store().erasing().erase("erased").channels()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CQL", "SSTABLE"})
  void aFoldOfReadingsFromBeforeAndAfterHasOnlyThoseFromAfter(ScanMode mode) {
    List<Reading> quarters = meter.quarters(today + "T00:00:00Z", 3);
    try (Pipeline pipeline =
        new Pipeline("erasure_fold_" + LiveScans.name(mode), StorageZone.UTC, 1, QUICK)) {
      pipeline.publish(quarters.subList(0, 1));
      pipeline.awaitStored(1);
      pipeline.store().erasing().erase("erased");
      // As a consumer on a machine that stood still would have done in between.
      var late = pipeline.store().liveBlocks().writer();
      late.write(block(quarters.subList(1, 2), System.currentTimeMillis() - 2_500));
      late.flush();
      pipeline.publish(quarters.subList(2, 3));
      pipeline.awaitStored(2);

      new Sealing(pipeline.store(), QUICK.grace(), LiveScans.by(mode))
          .seal(today.toEpochDay(), Sealing.Progress.SILENT);

      assertThat(pipeline.stored(meter.series(), today, today)).isEqualTo(quarters.subList(2, 3));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CQL", "SSTABLE"})
  void aSealerAndAConsumerRaceWithIt(ScanMode mode) throws Exception {
    try (Pipeline pipeline =
        new Pipeline("erasure_race_" + LiveScans.name(mode), StorageZone.UTC, 3, QUICK)) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      AtomicBoolean ended = new AtomicBoolean();
      Future<Integer> sending =
          threads.submit(
              () -> {
                int sent = 0;
                for (; !ended.get(); sent++) {
                  String start = "%sT%02d:%02d:00Z".formatted(today, sent / 60 % 24, sent % 60);
                  pipeline.publish(List.of(meter.reading(start, "1"), other.reading(start, "1")));
                  Thread.sleep(20);
                }
                return sent;
              });
      Thread.sleep(1_000);
      Future<?> sealing =
          threads.submit(
              () ->
                  new Sealing(pipeline.store(), QUICK.grace(), LiveScans.by(mode))
                      .seal(today.toEpochDay(), Sealing.Progress.SILENT));
      Thread.sleep(1_500);
      ended.set(true);
      int sent = sending.get();
      Erased erased = pipeline.store().erasing().erase("erased");
      sealing.get();
      pipeline.awaitStored(2L * sent);

      assertThat(erased.channels()).hasSize(1);
      assertThat(pipeline.stored(meter.series(), today, today)).isEmpty();
      assertThat(pipeline.stored(other.series(), today, today)).hasSize(sent);
      assertThat(pipeline.count("live_block")).isZero();
      threads.shutdownNow();
    }
  }
}
