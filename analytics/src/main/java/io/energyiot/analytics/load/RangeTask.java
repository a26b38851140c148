package io.energyiot.analytics.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.load.LoadPart;
import io.energyiot.load.Loader;
import io.energyiot.load.PartResult;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.cassandra.RowScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.SparkFiles;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Loads a range of a table's tokens: writes its rows as a file on the machine that it runs on, and
 * loads that. So a range that did not change has the same content, which is loaded once.
 *
 * @param parts into how many ranges the ring is cut
 */
record RangeTask(
    StoreAccess access,
    SerializableConfiguration hadoop,
    LoadRequest request,
    SourceAccess source,
    SourceQuestion question,
    int parts)
    implements org.apache.spark.api.java.function.Function<LoadPart, PartResult> {
  private static final String READING = "reading the table to be migrated";

  @Override
  public PartResult call(LoadPart part) throws IOException {
    Path scratch = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "migrate");
    try (Loader loader = new Loader(access.store(), request.options(scratch.resolve("loads"), 1))) {
      Path file = scratch.resolve("range.csv");
      write(TokenRange.ring(parts).get(part.place()), file);
      SharedFiles shared = new SharedFiles(hadoop.value());
      return PartResult.of(
          part,
          loader.loadPart(file, part),
          list ->
              shared.put(
                  Path.of(list), request.rejects(), "range-%04d.csv".formatted(part.place() + 1)));
    } finally {
      PathUtils.deleteDirectory(scratch);
    }
  }

  private void write(TokenRange range, Path file) throws IOException {
    CqlSession session = source.session(access);
    RowScan<Row> rows =
        new RowScan<>(
            session,
            session.prepare(question.cql()).bind(range.after(), range.last()),
            READING,
            Function.identity());
    try (SourceLines lines = new SourceLines(file, question.channel())) {
      while (rows.hasNext()) {
        lines.write(rows.next());
      }
    }
  }
}
