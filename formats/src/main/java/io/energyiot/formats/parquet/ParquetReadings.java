package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes readings as a Parquet file: {@code device_id}, {@code channel}, {@code start} and {@code
 * end} (milliseconds, UTC), {@code value}, {@code quality}. A value is a decimal of 38 digits, 18
 * of them after the point, and exact; one that does not fit is null there and stands, as a decimal
 * in full, in {@code value_text}. Holds one row group, a few megabytes. For one thread.
 */
public final class ParquetReadings {
  /** The media type of such a file. */
  public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

  private static final int ROWS_OF_GROUP = 1 << 16;

  private final ParquetColumn<TextDictionary> devices =
      ParquetColumn.ofTexts(ParquetField.text("device_id"));
  private final ParquetColumn<TextDictionary> channels =
      ParquetColumn.ofTexts(ParquetField.text("channel"));
  private final ParquetColumn<NumberDictionary> starts =
      ParquetColumn.ofNumbers(ParquetField.timestamp("start"));
  private final ParquetColumn<NumberDictionary> ends =
      ParquetColumn.ofNumbers(ParquetField.timestamp("end"));
  private final ValueColumns values = new ValueColumns();
  private final ParquetColumn<TextDictionary> qualities =
      ParquetColumn.ofTexts(ParquetField.text("quality"));
  private final ParquetFile file;
  private byte[] device = new byte[0];
  private byte[] channel = new byte[0];

  /**
   * Begins a file.
   *
   * @param out not closed by this
   */
  public ParquetReadings(OutputStream out) throws IOException {
    List<ParquetColumn<?>> columns =
        List.of(devices, channels, starts, ends, values.values(), qualities, values.texts());
    file = new ParquetFile(out, ROWS_OF_GROUP, columns);
  }

  /** Names the series whose readings follow. */
  public void series(Series series) {
    device = series.deviceId().getBytes(StandardCharsets.UTF_8);
    channel = series.channel().name().getBytes(StandardCharsets.UTF_8);
  }

  /** Adds reading {@code i}. */
  public void add(Readings readings, int i) throws IOException {
    devices.add(devices.values().numberOf(device));
    channels.add(channels.values().numberOf(channel));
    starts.add(starts.values().numberOf(readings.start(i)));
    ends.add(ends.values().numberOf(readings.end(i)));
    values.add(readings, i);
    qualities.add(qualities.values().numberOf(QualityNames.of(readings.quality(i))));
    file.endRows();
  }

  /**
   * Writes what is left and ends the file.
   *
   * @param properties what the footer says besides, by name
   */
  public void finish(Map<String, String> properties) throws IOException {
    file.finish(properties);
  }
}
