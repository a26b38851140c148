package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes days of readings as a Parquet file: {@code device_id}, {@code channel}, {@code start}
 * (milliseconds, UTC), {@code interval} (seconds), {@code value}, {@code quality}, {@code version}
 * (milliseconds, UTC) and {@code value_text}, with values as in {@link ParquetReadingsWriter}.
 * Holds one row group of half a million readings in memory, up to 100 MB if all of them differ. For
 * use by one thread.
 */
public final class ParquetDaysWriter {
  private static final int ROWS_OF_GROUP = 500_000;

  private final ReadingColumns columns = new ReadingColumns();
  private final ParquetColumn<NumberDictionary> intervals =
      ParquetColumn.ofNumbers(ParquetField.integer("interval"));
  private final ParquetColumn<NumberDictionary> versions =
      ParquetColumn.ofNumbers(ParquetField.timestamp("version"));
  private final ParquetFile file;
  private long rows;

  /**
   * Begins a file.
   *
   * @param out not closed
   */
  public ParquetDaysWriter(OutputStream out) throws IOException {
    List<ParquetColumn<?>> inOrder =
        List.of(
            columns.devices(),
            columns.channels(),
            columns.starts(),
            intervals,
            columns.values().values(),
            columns.qualities(),
            versions,
            columns.values().texts());
    file = new ParquetFile(out, ROWS_OF_GROUP, inOrder);
  }

  /**
   * Adds readings of one series.
   *
   * @param learned when each reading was learned, milliseconds since 1970-01-01T00:00:00Z
   */
  public void add(Series series, Readings readings, long[] learned) throws IOException {
    columns.series(series);
    int count = readings.size();
    for (int i = 0; i < count; i++) {
      columns.add(readings, i);
      intervals.add(intervals.values().numberOf(readings.interval(i)));
      versions.add(versions.values().numberOf(learned[i]));
    }
    rows += count;
    file.endRows();
  }

  /** Returns the number of readings added. */
  public long rows() {
    return rows;
  }

  /**
   * Writes the remaining rows and ends the file.
   *
   * @return the size of the whole file, in bytes
   */
  public long finish() throws IOException {
    return file.finish(Map.of());
  }
}
