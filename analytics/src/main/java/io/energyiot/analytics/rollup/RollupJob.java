package io.energyiot.analytics.rollup;

import io.energyiot.analytics.scan.SstableScans;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.store.rollup.RollupReceipt;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Computes days of all meters, each from all that is stored of it, and puts them in place. With no
 * days named it is yesterday.
 */
public final class RollupJob implements SparkJob {
  private static final double READING_SHARE = 0.9;

  private final Job.Rollup job;

  /** For one request. */
  public RollupJob(Job.Rollup job) {
    this.job = job;
  }

  @Override
  public void run(
      SparkSession spark, StoreAccess access, PrintWriter out, SparkTaskProgress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    access.store().rollups().discardOld();
    List<LocalDate> days = job.days().isEmpty() ? List.of(yesterday(access)) : job.days();
    for (int i = 0; i < days.size(); i++) {
      progress.step(days.get(i).toString(), i + 1, days.size(), READING_SHARE);
      ReceiptText.print(compute(context, access, days.get(i)), job.json(), out);
      out.flush();
    }
  }

  private static LocalDate yesterday(StoreAccess access) {
    return LocalDate.now(access.store().zone().id()).minusDays(1);
  }

  private RollupReceipt compute(JavaSparkContext spark, StoreAccess access, LocalDate day) {
    DayRun run = new DayRun(spark, access, day, job.withDevices());
    try {
      return access.store().jobClaims().day(day, run::run);
    } finally {
      SstableScans.closeScans(access);
    }
  }
}
