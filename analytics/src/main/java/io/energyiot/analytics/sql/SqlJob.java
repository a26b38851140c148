package io.energyiot.analytics.sql;

import io.energyiot.analytics.Job;
import io.energyiot.analytics.s3.Bucket;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import io.energyiot.analytics.view.Views;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.PrintStream;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Answers a SQL statement as a table, as CSV, or into a new folder as Parquet. */
public final class SqlJob implements Job {
  private final String statement;
  private final String format;
  private final String folder;
  private final int limit;

  /** Takes {@code sql}, {@code format}, {@code folder} and {@code limit} from the request. */
  public SqlJob(Map<String, String> request) {
    this.statement = request.get("sql");
    this.format = request.getOrDefault("format", "csv");
    this.folder = unescaped(request.get("folder"));
    this.limit = Integer.parseInt(request.getOrDefault("limit", "0"));
  }

  @Override
  public void run(SparkSession spark, StoreAccess access, PrintStream out, JobProgress progress) {
    if (format.equals("parquet")) {
      Bucket.require(spark, folder);
    }
    Views.register(spark, access);
    Dataset<Row> answer = spark.sql(statement);
    switch (format) {
      case "csv" -> writeCsv(answer, out);
      case "parquet" -> writeParquet(answer, out);
      case "table" -> writeTable(answer, out);
      default -> throw new EnergyException(ErrorCode.INTERNAL, "format " + format);
    }
  }

  /** Spark takes URIs as they are written, with blanks and all. */
  private static String unescaped(String uri) {
    return uri != null && uri.startsWith("file:") ? new Path(URI.create(uri)).toString() : uri;
  }

  private static void writeCsv(Dataset<Row> answer, PrintStream out) {
    out.print(CsvLine.of(List.of(answer.columns())));
    Iterator<Row> rows = answer.toLocalIterator();
    while (rows.hasNext()) {
      out.print(CsvLine.of(CellText.of(rows.next(), "")));
    }
  }

  private void writeParquet(Dataset<Row> answer, PrintStream out) {
    answer
        .write()
        .mode(SaveMode.ErrorIfExists)
        .options(Bucket.holds(folder) ? Bucket.WRITING : Map.of())
        .parquet(folder);
    long rows = answer.sparkSession().read().parquet(folder).count();
    out.printf("%,d rows in %s%n", rows, folder);
  }

  private void writeTable(Dataset<Row> answer, PrintStream out) {
    List<Row> rows = answer.takeAsList(limit + 1);
    boolean more = rows.size() > limit;
    List<List<String>> cells =
        rows.stream().limit(limit).map(row -> CellText.of(row, "null")).toList();
    new TextTable(answer.schema(), cells).print(out);
    if (more) {
      out.printf("the first %,d rows; --limit shows more, --csv all%n", limit);
    }
  }
}
