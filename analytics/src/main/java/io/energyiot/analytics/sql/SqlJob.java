package io.energyiot.analytics.sql;

import io.energyiot.analytics.s3.S3Bucket;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.analytics.view.Views;
import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;
import java.io.PrintWriter;
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
public final class SqlJob implements SparkJob {
  private final Job.Sql job;

  /** For one request. */
  public SqlJob(Job.Sql job) {
    this.job = job;
  }

  @Override
  public void run(
      SparkSession spark, StoreAccess access, PrintWriter out, SparkTaskProgress progress) {
    if (job.answer() instanceof SqlAnswer.Parquet parquet) {
      S3Bucket.require(spark, parquet.folder());
    }
    Views.register(spark, access);
    Dataset<Row> answer = spark.sql(job.statement());
    if (job.answer() instanceof SqlAnswer.Csv) {
      writeCsv(answer, out);
    } else if (job.answer() instanceof SqlAnswer.Table table) {
      writeTable(answer, table.maxRows(), out);
    } else if (job.answer() instanceof SqlAnswer.Parquet parquet) {
      writeParquet(answer, unescaped(parquet.folder()), out);
    }
  }

  /** Spark takes URIs as they are written, with blanks and all. */
  private static String unescaped(String uri) {
    return uri.startsWith("file:") ? new Path(URI.create(uri)).toString() : uri;
  }

  private static void writeCsv(Dataset<Row> answer, PrintWriter out) {
    out.print(CsvLine.of(List.of(answer.columns())));
    Iterator<Row> rows = answer.toLocalIterator();
    while (rows.hasNext()) {
      out.print(CsvLine.of(CellText.of(rows.next(), "")));
    }
  }

  private static void writeParquet(Dataset<Row> answer, String folder, PrintWriter out) {
    answer
        .write()
        .mode(SaveMode.ErrorIfExists)
        .options(S3Bucket.holds(folder) ? S3Bucket.WRITING : Map.of())
        .parquet(folder);
    long rows = answer.sparkSession().read().parquet(folder).count();
    out.printf("%,d rows in %s%n", rows, folder);
  }

  private static void writeTable(Dataset<Row> answer, int limit, PrintWriter out) {
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
