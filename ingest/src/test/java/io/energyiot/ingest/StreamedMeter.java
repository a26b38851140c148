package io.energyiot.ingest;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A made-up meter of quarter hours. */
record StreamedMeter(Series series) {
  private static final int QUARTER = 900;

  static StreamedMeter of(String deviceId) {
    return new StreamedMeter(new Series(deviceId, Channel.KWH));
  }

  Reading reading(String start, String value) {
    return reading(start, value, Quality.ACTUAL);
  }

  Reading reading(String start, String value, Quality quality) {
    return new Reading(
        series,
        Instant.parse(start).toEpochMilli(),
        QUARTER,
        value == null ? null : new BigDecimal(value),
        quality);
  }

  /** Readings one after the other, their values 0.000, 0.001 and so on. */
  List<Reading> quarters(String from, int count) {
    long first = Instant.parse(from).toEpochMilli();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Reading(
                    series,
                    first + i * 1000L * QUARTER,
                    QUARTER,
                    BigDecimal.valueOf(i, 3),
                    Quality.ACTUAL))
        .toList();
  }
}
