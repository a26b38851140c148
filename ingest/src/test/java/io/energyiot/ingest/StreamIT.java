package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.json.JsonReadingsWriter;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is published is stored, exactly and soon. */
class StreamIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

  private static Pipeline pipeline;

  @BeforeAll
  static void open() {
    pipeline = new Pipeline("stream", StorageZone.UTC, 3);
  }

  @AfterAll
  static void close() {
    pipeline.close();
  }

  @Test
  void digitsQualitiesAndLengthsComeBackAsTheyWerePublished() {
    StreamedMeter meter = StreamedMeter.of("exact");
    List<Reading> published =
        new ArrayList<>(
            List.of(
                meter.reading("2026-03-30T00:00:00Z", "0"),
                meter.reading("2026-03-30T00:15:00Z", "0.10"),
                meter.reading("2026-03-30T00:30:00Z", "-1.000", Quality.ESTIMATED),
                meter.reading("2026-03-30T00:45:00Z", "0.6476655296663247"),
                meter.reading(
                    "2026-03-30T01:00:40.125Z", "98765432109876543210.123456789012345678"),
                meter.reading("2026-03-30T01:15:00Z", null, Quality.MISSING),
                meter.reading("2026-03-30T01:30:00Z", "9223372036854775807")));
    for (Quality quality : Quality.values()) {
      if (quality != Quality.MISSING) {
        String start = "2026-03-30T02:%02d:00Z".formatted(quality.code());
        published.add(meter.reading(start, "1." + quality.code(), quality));
      }
    }
    long evening = Instant.parse("2026-03-30T20:00:00Z").toEpochMilli();
    published.add(new Reading(meter.series(), evening, 3600, new BigDecimal("4"), Quality.ACTUAL));

    pipeline.publish(published);

    awaitDay(meter.series(), published.size());
    assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(published);
  }

  @Test
  void readingsOfADeviceAndDayInOneRequestBecomeOneRow() {
    StreamedMeter meter = StreamedMeter.of("one-row");
    pipeline.publish(meter.quarters("2026-03-30T00:00:00Z", 96));

    awaitDay(meter.series(), 96);
    assertThat(pipeline.rows("one-row", 2026)).hasSize(1);
  }

  @Test
  void channelsAreKeptApart() {
    StreamedMeter taken = StreamedMeter.of("two-channels");
    StreamedMeter given = new StreamedMeter(new Series("two-channels", Channel.of("KWH_EXPORT")));
    Reading in = taken.reading("2026-03-30T12:00:00Z", "0.052");
    Reading out = given.reading("2026-03-30T12:00:00Z", "-1.7");

    pipeline.publish(List.of(in, out));

    awaitDay(given.series(), 1);
    assertThat(pipeline.stored(taken.series(), DAY, DAY)).containsExactly(in);
    assertThat(pipeline.stored(given.series(), DAY, DAY)).containsExactly(out);
    assertThat(pipeline.rows("two-channels", 2026)).hasSize(2);
  }

  @Test
  void aRequestOfManyDevicesAndMoreReadingsThanARecordHoldsArrivesWhole() {
    List<Reading> published = new ArrayList<>();
    StreamedMeter longest = StreamedMeter.of("many-readings");
    published.addAll(longest.quarters("2026-03-01T00:00:00Z", 14 * 96));
    for (int i = 0; i < 50; i++) {
      published.addAll(StreamedMeter.of("many-" + i).quarters("2026-03-30T00:00:00Z", 2));
    }

    pipeline.publish(published);

    for (int i = 0; i < 50; i++) {
      awaitDay(StreamedMeter.of("many-" + i).series(), 2);
    }
    assertThat(pipeline.stored(longest.series(), DAY.withDayOfMonth(1), DAY))
        .isEqualTo(longest.quarters("2026-03-01T00:00:00Z", 14 * 96));
  }

  @Test
  void postsWithinOneMillisecondAllSurvive() {
    StreamedMeter meter = StreamedMeter.of("same-millisecond");
    byte[] key = "same-millisecond".getBytes(StandardCharsets.UTF_8);
    try (RawRecords raw = new RawRecords(pipeline.kafka())) {
      raw.sendTogether(
          key,
          JsonReadingsWriter.of(List.of(meter.reading("2026-03-30T00:00:00Z", "1"))),
          JsonReadingsWriter.of(List.of(meter.reading("2026-03-30T00:15:00Z", "2"))),
          JsonReadingsWriter.of(List.of(meter.reading("2026-03-30T00:00:00Z", "3"))));
    }

    await("three rows").until(() -> pipeline.rows("same-millisecond", 2026).size() == 3);
    assertThat(pipeline.stored(meter.series(), DAY, DAY))
        .containsExactly(
            meter.reading("2026-03-30T00:00:00Z", "3"), meter.reading("2026-03-30T00:15:00Z", "2"));
    assertThat(pipeline.rows("same-millisecond", 2026).stream().map(row -> row.substring(0, 40)))
        .as("the broker gives a batch one time")
        .containsOnly(pipeline.rows("same-millisecond", 2026).get(0).substring(0, 40));
  }

  @Test
  void aDaySentReadingByReadingByManyThreadsIsWhole() throws Exception {
    StreamedMeter meter = StreamedMeter.of("many-threads");
    List<Reading> day = meter.quarters("2026-03-30T00:00:00Z", 96);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> posts = new ArrayList<>();
      day.forEach(each -> posts.add(threads.submit(() -> pipeline.publish(List.of(each)))));
      for (Future<?> post : posts) {
        post.get();
      }
    } finally {
      threads.shutdown();
    }

    awaitDay(meter.series(), 96);
    assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(day);
  }

  @Test
  void aCorrectionWinsForItsIntervalOnly() {
    StreamedMeter meter = StreamedMeter.of("corrected");
    List<Reading> expected = new ArrayList<>(meter.quarters("2026-03-30T00:00:00Z", 96));
    pipeline.publish(expected);
    awaitDay(meter.series(), 96);
    Reading correction = meter.reading("2026-03-30T12:15:00Z", "7.50", Quality.EDITED);
    expected.set(49, correction);

    pipeline.publish(List.of(correction));

    await("the correction").until(() -> pipeline.rows("corrected", 2026).size() == 2);
    assertThat(pipeline.stored(meter.series(), DAY, DAY)).isEqualTo(expected);
  }

  private static void awaitDay(Series series, int readings) {
    await(readings + " readings of " + series)
        .until(() -> pipeline.stored(series, DAY.withDayOfMonth(1), DAY).size() >= readings);
  }
}
