package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.nio.charset.StandardCharsets;

/** The columns that every file of readings has: device, channel, start, value and quality. */
final class ReadingColumns {
  private final ParquetColumn<TextDictionary> devices =
      ParquetColumn.ofTexts(ParquetField.text("device_id"));
  private final ParquetColumn<TextDictionary> channels =
      ParquetColumn.ofTexts(ParquetField.text("channel"));
  private final ParquetColumn<NumberDictionary> starts =
      ParquetColumn.ofNumbers(ParquetField.timestamp("start"));
  private final ValueColumns values = new ValueColumns();
  private final ParquetColumn<TextDictionary> qualities =
      ParquetColumn.ofTexts(ParquetField.text("quality"));
  private byte[] device = new byte[0];
  private byte[] channel = new byte[0];

  ParquetColumn<TextDictionary> devices() {
    return devices;
  }

  ParquetColumn<TextDictionary> channels() {
    return channels;
  }

  ParquetColumn<NumberDictionary> starts() {
    return starts;
  }

  ParquetColumn<TextDictionary> qualities() {
    return qualities;
  }

  ValueColumns values() {
    return values;
  }

  /** Sets the series of the readings that follow. */
  void series(Series series) {
    device = series.deviceId().getBytes(StandardCharsets.UTF_8);
    channel = series.channel().name().getBytes(StandardCharsets.UTF_8);
  }

  /** Adds reading {@code i}. */
  void add(Readings readings, int i) {
    devices.add(devices.values().numberOf(device));
    channels.add(channels.values().numberOf(channel));
    starts.add(starts.values().numberOf(readings.start(i)));
    values.add(readings, i);
    qualities.add(qualities.values().numberOf(QualityNames.of(readings.quality(i))));
  }
}
