package io.energyiot.server.answer;

import io.energyiot.formats.parquet.ParquetReadingsWriter;
import io.energyiot.model.Readings;
import io.energyiot.query.RangePart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes rows as a Parquet file. Its footer says how complete they are. */
public final class ParquetRows implements RowWriter {
  private final ParquetReadingsWriter file;

  /** Begins a file. */
  public ParquetRows(OutputStream out) throws IOException {
    file = new ParquetReadingsWriter(out);
  }

  @Override
  public void add(RangePart part) throws IOException {
    Readings readings = part.answer().readings();
    file.series(part.answer().series());
    for (int i = 0; i < part.count(); i++) {
      file.add(readings, part.place(i));
    }
  }

  @Override
  public void finish(long expected, long present, long overlapping) throws IOException {
    file.finish(
        Map.of(
            "readings_expected", Long.toString(expected),
            "readings_present", Long.toString(present),
            "readings_overlapping", Long.toString(overlapping)));
  }
}
