package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
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

  private final ReadingColumns columns = new ReadingColumns();
  private final ParquetColumn<NumberDictionary> ends =
      ParquetColumn.ofNumbers(ParquetField.timestamp("end"));
  private final ParquetFile file;

  /**
   * Begins a file.
   *
   * @param out not closed by this
   */
  public ParquetReadings(OutputStream out) throws IOException {
    List<ParquetColumn<?>> inOrder =
        List.of(
            columns.devices(),
            columns.channels(),
            columns.starts(),
            ends,
            columns.values().values(),
            columns.qualities(),
            columns.values().texts());
    file = new ParquetFile(out, ROWS_OF_GROUP, inOrder);
  }

  /** Names the series whose readings follow. */
  public void series(Series series) {
    columns.series(series);
  }

  /** Adds reading {@code i}. */
  public void add(Readings readings, int i) throws IOException {
    columns.add(readings, i);
    ends.add(ends.values().numberOf(readings.end(i)));
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
