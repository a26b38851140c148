package io.energyiot.cli.query;

import io.energyiot.cli.output.Output;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.ReadingStream;
import io.energyiot.client.reading.SeriesHead;
import java.util.Optional;

/** Readings as lines for people, printed as they come. */
final class ReadingsTable {
  private static final String LINE = "%-29s  %-29s  %14s  %s";

  private ReadingsTable() {}

  /** Prints all channels, each with its completeness. */
  static void print(ReadingStream readings, Output output) {
    String between = "";
    Optional<SeriesHead> series = readings.next();
    while (series.isPresent()) {
      output.line("%s", between + head(series.get()));
      print(readings, series.get(), output);
      between = System.lineSeparator();
      series = readings.next();
    }
    readings.cursor().ifPresent(cursor -> output.line("There is more: leave out --limit."));
  }

  private static String head(SeriesHead series) {
    String unit = series.unit() == null ? "" : ", " + series.unit();
    String asOf = series.asOf() == null ? "" : ", as it was known at " + series.asOf();
    return series.deviceId() + " " + series.channel() + unit + ", " + series.zone() + asOf;
  }

  private static void print(ReadingStream readings, SeriesHead series, Output output) {
    output.line(LINE, "start", "end", "value", "quality");
    Optional<MeterReading> reading = readings.reading();
    while (reading.isPresent()) {
      MeterReading each = reading.get();
      String value = each.value() == null ? "-" : each.value().toPlainString();
      output.line(LINE, each.start(), each.end(), value, each.quality());
      reading = readings.reading();
    }
    if (series.completeness() != null) {
      CompletenessText.lines(series.completeness()).forEach(line -> output.line("%s", line));
    }
  }
}
