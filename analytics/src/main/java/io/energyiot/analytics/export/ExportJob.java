package io.energyiot.analytics.export;

import io.energyiot.analytics.Job;
import io.energyiot.analytics.s3.Bucket;
import io.energyiot.analytics.s3.S3Failure;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import io.energyiot.analytics.view.Views;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes days of all readings as Parquet, a folder {@code day=…} a day, each with files in order of
 * device, channel and start. All of it is written beside what is there, and then day after day
 * takes its place.
 */
public final class ExportJob implements Job {
  private static final String ORDER = "device_id";
  private static final double READING_SHARE = 0.5;

  private final String folder;
  private final LocalDate from;
  private final LocalDate to;

  /** Takes {@code folder}, {@code from} and {@code to}, which is not included. */
  public ExportJob(Map<String, String> request) {
    this.folder = request.get("folder");
    this.from = LocalDate.parse(request.get("from"));
    this.to = LocalDate.parse(request.get("to"));
  }

  @Override
  public void run(SparkSession spark, StoreAccess access, PrintStream out, JobProgress progress) {
    Bucket.require(spark, folder);
    Views.register(spark, access);
    progress.step("reading and writing", 1, 1, READING_SHARE);
    Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (NewDays days = NewDays.in(folder, spark)) {
      write(spark, days);
      Map<LocalDate, Long> readings = count(spark, days.target());
      StorageZone zone = access.store().zone();
      for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
        long count = readings.getOrDefault(day, 0L);
        days.publish(day, new Manifest(day, zone, asOf, count));
        out.printf("%s  %,d readings%n", day, count);
      }
    } catch (IOException e) {
      throw S3Failure.in(e)
          .orElseGet(
              () ->
                  new EnergyException(
                      ErrorCode.WRITE_FAILED, folder + " can't be written: " + e.getMessage(), e));
    }
  }

  private void write(SparkSession spark, NewDays days) {
    Dataset<Row> readings = spark.table("readings");
    readings
        .where(readings.col("day").geq(from).and(readings.col("day").lt(to)))
        .repartition(readings.col("day"), readings.col(ORDER)) // by range would read all twice
        .sortWithinPartitions("day", ORDER, "channel", "start")
        .write()
        .partitionBy("day")
        .options(days.options())
        .parquet(days.target());
  }

  /** From the files' footers. */
  private static Map<LocalDate, Long> count(SparkSession spark, String written) {
    Dataset<Row> days = spark.read().schema("day date").parquet(written).groupBy("day").count();
    Map<LocalDate, Long> counts = new HashMap<>();
    for (Row day : days.collectAsList()) {
      counts.put(day.getLocalDate(0), day.getLong(1));
    }
    return counts;
  }
}
