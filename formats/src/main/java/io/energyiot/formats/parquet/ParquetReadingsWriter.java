package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes readings as a Parquet file: {@code device_id}, {@code channel}, {@code start} and {@code
 * end} (milliseconds, UTC), {@code value}, {@code quality}. A value is an exact decimal of 38
 * digits, 18 of them after the decimal point. A value that does not fit is null there and is
 * written in full in {@code value_text}. Holds one row group of a few megabytes in memory. For use
 * by one thread.
 */
public final class ParquetReadingsWriter {
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
   * @param out not closed
   */
  public ParquetReadingsWriter(OutputStream out) throws IOException {
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

  /** Sets the series of the readings that follow. */
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
   * Writes the remaining rows and ends the file.
   *
   * @param properties further entries of the footer, by name
   */
  public void finish(Map<String, String> properties) throws IOException {
    file.finish(properties);
  }
}
