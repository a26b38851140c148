package io.energyiot.analytics.export;

import io.energyiot.analytics.s3.S3Bucket;
import io.energyiot.analytics.s3.S3Failure;
import io.energyiot.analytics.scan.FleetScan;
import io.energyiot.analytics.scan.ScanQuestion;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.model.StorageZone;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes days of all readings as Parquet: a folder {@code day=…} for each day, with files in order
 * of device, channel and start. Writes all days first, beside those that exist, and then puts one
 * after the other in place.
 */
public final class ExportJob implements SparkJob {
  /** Parts for each processor; each part is a file of each day. */
  private static final int PARTS = 2;

  private static final double READING_SHARE = 0.5;

  private final String folder;
  private final LocalDate from;
  private final LocalDate to;

  /** For one request. */
  public ExportJob(Job.Export job) {
    this.folder = job.folder();
    this.from = job.from();
    this.to = job.to();
  }

  @Override
  public void run(
      SparkSession spark, StoreAccess access, PrintWriter out, SparkTaskProgress progress) {
    S3Bucket.require(spark, folder);
    progress.step("reading and writing", 1, 1, READING_SHARE);
    long readings = exportAlone(spark, access, out);
    out.printf(Locale.ROOT, "%,d readings in all%n", readings);
  }

  /** A folder is locked; an object store has no lock. */
  private long exportAlone(SparkSession spark, StoreAccess access, PrintWriter out) {
    if (!S3Bucket.holds(folder)) {
      return export(spark, access, out);
    }
    String place = S3Bucket.path(folder).toString();
    return access.store().jobClaims().place(place, () -> export(spark, access, out));
  }

  /** Exports, prints each day that is done, and returns the readings of all. */
  private long export(SparkSession spark, StoreAccess access, PrintWriter out) {
    Instant asOf = access.store().clock().instant();
    long readings = 0;
    try (NewDays days = NewDays.in(folder, spark)) {
      Map<Long, List<Manifest.File>> written = write(spark, access, days.target());
      StorageZone zone = access.store().zone();
      for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
        List<Manifest.File> files = written.getOrDefault(day.toEpochDay(), List.of());
        Manifest manifest = new Manifest(day, zone, asOf, files);
        days.publish(manifest);
        readings += manifest.readings();
        out.printf(Locale.ROOT, "%s  %,d readings%n", day, manifest.readings());
      }
      return readings;
    } catch (IOException e) {
      throw S3Failure.ofWriting(folder, e);
    }
  }

  /** Writes all days, and returns the files of each. */
  private Map<Long, List<Manifest.File>> write(
      SparkSession spark, StoreAccess access, String target) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    DayWriter writer =
        new DayWriter(
            new SerializableConfiguration(context.hadoopConfiguration()),
            target,
            UUID.randomUUID().toString());
    ScanQuestion question =
        ScanQuestion.ALL.from(from.toEpochDay()).until(to.minusDays(1).toEpochDay());
    return new FleetScan(context, access)
        .mapInOrder(question, PARTS * context.defaultParallelism(), writer).collect().stream()
            .collect(
                Collectors.groupingBy(
                    DayFile::day, Collectors.mapping(DayFile::inManifest, Collectors.toList())));
  }
}
