package io.energyiot.analytics.export;

import io.energyiot.analytics.s3.S3Failure;
import io.energyiot.analytics.scan.FleetScan;
import io.energyiot.analytics.scan.SeriesDay;
import io.energyiot.formats.parquet.ParquetDaysWriter;
import io.energyiot.model.Readings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes the days of a part, a file for each day; the days come in order. Each attempt of a task
 * uses names of its own, so files of a failed attempt are in nobody's way.
 *
 * @param target the folder of all days, a URI
 * @param run what the names of this job's files have in common
 */
record DayWriter(SerializableConfiguration hadoop, String target, String run)
    implements FleetScan.PartFunction<DayFile> {
  private static final int BUFFER = 1 << 20;

  @Override
  public Iterator<DayFile> of(Iterator<SeriesDay> days) {
    List<DayFile> files = new ArrayList<>();
    try {
      SeriesDay next = days.hasNext() ? days.next() : null;
      while (next != null) {
        next = write(next, days, files);
      }
    } catch (IOException e) {
      throw S3Failure.ofWriting(target, e);
    }
    return files.iterator();
  }

  /**
   * Writes the file of a day that begins with {@code first}, and returns the first one of another.
   */
  private SeriesDay write(SeriesDay first, Iterator<SeriesDay> more, List<DayFile> files)
      throws IOException {
    String name = "readings-%s-%d.parquet".formatted(run, TaskContext.get().taskAttemptId());
    Path path = new Path(target, NewDays.PREFIX + LocalDate.ofEpochDay(first.day()) + "/" + name);
    try (OutputStream out = create(path)) {
      ParquetDaysWriter file = new ParquetDaysWriter(out);
      SeriesDay next = first;
      while (next != null && next.day() == first.day()) {
        Readings readings = next.readings();
        file.add(next.series(), readings, next.versions());
        next = more.hasNext() ? more.next() : null;
      }
      files.add(new DayFile(first.day(), name, file.finish(), file.rows()));
      return next;
    }
  }

  private OutputStream create(Path path) throws IOException {
    FileSystem store = path.getFileSystem(hadoop.value());
    store.setWriteChecksum(false); // files beside a folder's files, which nobody else would know
    return new BufferedOutputStream(store.create(path), BUFFER);
  }
}
