package io.energyiot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.bulk.process.ScanMode;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.seal.Sealing;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.store.StoredReadings;
import io.energyiot.store.live.DayState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Days are sealed while they are written and read; nothing is lost or out of sight for a moment.
 */
class SealingIT {
  private static final SealSettings QUICK =
      new SealSettings(Duration.ofHours(2), Duration.ofSeconds(3), Duration.ofHours(1));

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private static final int METERS = 40;

  /** All that a meter sends in a day, shuffled, some of it twice and some of it corrected later. */
  private List<Reading> day(StreamedMeter meter, Random random) {
    List<Reading> sent = new ArrayList<>(meter.quarters(today + "T00:00:00Z", 96));
    Collections.shuffle(sent, random);
    for (int i = 0; i < 10; i++) {
      Reading some = sent.get(random.nextInt(sent.size()));
      BigDecimal value = i % 2 == 0 ? some.value() : some.value().add(BigDecimal.TEN);
      sent.add(new Reading(meter.series(), some.start(), some.interval(), value, Quality.ACTUAL));
    }
    return sent;
  }

  private static List<Reading> merged(List<Reading> sent) {
    TreeMap<Long, Reading> byStart = new TreeMap<>();
    sent.forEach(reading -> byStart.put(reading.start(), reading));
    return List.copyOf(byStart.values());
  }

  @ParameterizedTest
  @EnumSource(names = {"CQL", "SSTABLE"})
  void writersReadersAndSealersRace(ScanMode mode) throws Exception {
    long seed = System.nanoTime();
    System.out.println("SealingIT: seed " + seed);
    Random random = new Random(seed);
    try (Pipeline pipeline =
        new Pipeline("sealing_" + LiveScans.name(mode), StorageZone.UTC, 3, QUICK)) {
      List<StreamedMeter> meters = new ArrayList<>();
      List<List<Reading>> sent = new ArrayList<>();
      for (int i = 0; i < METERS; i++) {
        meters.add(StreamedMeter.of("meter-" + i));
        sent.add(day(meters.get(i), random));
      }
      ExecutorService threads = Executors.newFixedThreadPool(4);
      AtomicBoolean ended = new AtomicBoolean();
      Future<?> writing = threads.submit(() -> write(pipeline, sent));
      Future<Integer> reading = threads.submit(() -> readUntil(ended, pipeline, meters));
      Thread.sleep(random.nextInt(3_000));
      Future<?> sealing = threads.submit(() -> seal(pipeline, mode));
      Thread.sleep(random.nextInt(4_000));
      Future<?> second = threads.submit(() -> seal(pipeline, mode));
      sealing.get();
      second.get();
      writing.get();
      pipeline.awaitStored((long) METERS * 106);
      ended.set(true);

      assertThat(reading.get()).isPositive();
      for (int i = 0; i < METERS; i++) {
        assertThat(pipeline.stored(meters.get(i).series(), today, today))
            .as("seed %d, meter %d", seed, i)
            .isEqualTo(merged(sent.get(i)));
      }
      assertThat(pipeline.count("live_block")).isZero();
      assertThat(pipeline.store().dayStates().within(0).of(today.toEpochDay()))
          .contains(DayState.CLOSED);
      threads.shutdownNow();
    }
  }

  private static void write(Pipeline pipeline, List<List<Reading>> sent) {
    for (int i = 0; i < 106; i++) {
      List<Reading> post = new ArrayList<>();
      for (List<Reading> meter : sent) {
        post.add(meter.get(i));
      }
      pipeline.publish(post);
      pause(80);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void seal(Pipeline pipeline, ScanMode mode) {
    new Sealing(pipeline.store(), QUICK.grace(), LiveScans.by(mode))
        .seal(today.toEpochDay(), Sealing.Progress.SILENT);
  }

  /** What was there once must be there ever after; returns how often that was looked at. */
  private int readUntil(AtomicBoolean ended, Pipeline pipeline, List<StreamedMeter> meters) {
    int[] seen = new int[meters.size()];
    int looks = 0;
    while (!ended.get()) {
      for (int i = 0; i < seen.length; i++) {
        int found = pipeline.stored(meters.get(i).series(), today, today).size();
        assertThat(found).as("readings of meter %d", i).isGreaterThanOrEqualTo(seen[i]);
        if (seen[i] > 0) {
          assertKnown(pipeline.store().readings(), meters.get(i).series());
        }
        seen[i] = found;
        looks++;
      }
    }
    return looks;
  }

  private void assertKnown(StoredReadings readings, Series series) {
    assertThat(readings.isKnown(series.deviceId())).isTrue();
    assertThat(readings.channels(series.deviceId())).containsExactly(series.channel());
    assertThat(readings.newestDay(series, Version.NO_LIMIT)).hasValue(today.toEpochDay());
  }

  @Test
  void aDayThatStreamedOneByOneBecomesOneRowAMeterAndKeepsItsVersions() {
    StreamedMeter meter = StreamedMeter.of("folded");
    try (Pipeline pipeline = new Pipeline("folded", StorageZone.UTC, 1, QUICK)) {
      List<Reading> quarters = meter.quarters(today + "T00:00:00Z", 96);
      quarters.forEach(each -> pipeline.publish(List.of(each)));
      pipeline.awaitStored(96);
      assertThat(pipeline.count("live_block")).isPositive();
      assertThat(pipeline.count("day_block")).isZero();

      seal(pipeline, ScanMode.CQL);

      assertThat(pipeline.count("live_block")).isZero();
      assertThat(pipeline.count("day_block")).isEqualTo(1);
      assertThat(pipeline.stored(meter.series(), today, today)).isEqualTo(quarters);

      Reading late = meter.reading(today + "T03:00:00Z", "99.9");
      pipeline.publish(List.of(late));
      pipeline.awaitStored(97);
      assertThat(pipeline.stored(meter.series(), today, today)).hasSize(96).contains(late);
      assertThat(pipeline.count("live_block")).isZero();
    }
  }
}
