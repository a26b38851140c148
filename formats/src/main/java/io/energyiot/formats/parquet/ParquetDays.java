package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes days of readings as a Parquet file: {@code device_id}, {@code channel}, {@code start}
 * (milliseconds, UTC), {@code interval} (seconds), {@code value}, {@code quality}, {@code version}
 * (milliseconds, UTC) and {@code value_text}, values as in {@link ParquetReadings}. Holds one row
 * group of half a million readings, up to 100 MB if all of them differ. For one thread.
 */
public final class ParquetDays {
  private static final int ROWS_OF_GROUP = 500_000;

  private final ParquetColumn<TextDictionary> devices =
      ParquetColumn.ofTexts(ParquetField.text("device_id"));
  private final ParquetColumn<TextDictionary> channels =
      ParquetColumn.ofTexts(ParquetField.text("channel"));
  private final ParquetColumn<NumberDictionary> starts =
      ParquetColumn.ofNumbers(ParquetField.timestamp("start"));
  private final ParquetColumn<NumberDictionary> intervals =
      ParquetColumn.ofNumbers(ParquetField.integer("interval"));
  private final ValueColumns values = new ValueColumns();
  private final ParquetColumn<TextDictionary> qualities =
      ParquetColumn.ofTexts(ParquetField.text("quality"));
  private final ParquetColumn<NumberDictionary> versions =
      ParquetColumn.ofNumbers(ParquetField.timestamp("version"));
  private final ParquetFile file;
  private long rows;

  /**
   * Begins a file.
   *
   * @param out not closed by this
   */
  public ParquetDays(OutputStream out) throws IOException {
    List<ParquetColumn<?>> columns =
        List.of(
            devices,
            channels,
            starts,
            intervals,
            values.values(),
            qualities,
            versions,
            values.texts());
    file = new ParquetFile(out, ROWS_OF_GROUP, columns);
  }

  /**
   * Adds readings of one series.
   *
   * @param learned of each reading when it was learned, milliseconds since 1970-01-01T00:00:00Z
   */
  public void add(Series series, Readings readings, long[] learned) throws IOException {
    int count = readings.size();
    devices.add(devices.values().numberOf(utf8(series.deviceId())), count);
    channels.add(channels.values().numberOf(utf8(series.channel().name())), count);
    for (int i = 0; i < count; i++) {
      starts.add(starts.values().numberOf(readings.start(i)));
      intervals.add(intervals.values().numberOf(readings.interval(i)));
      values.add(readings, i);
      qualities.add(qualities.values().numberOf(QualityNames.of(readings.quality(i))));
      versions.add(versions.values().numberOf(learned[i]));
    }
    rows += count;
    file.endRows();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The readings that were added. */
  public long rows() {
    return rows;
  }

  /**
   * Writes what is left and ends the file.
   *
   * @return the bytes of the whole file
   */
  public long finish() throws IOException {
    return file.finish(Map.of());
  }
}
