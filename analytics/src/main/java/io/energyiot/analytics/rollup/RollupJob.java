package io.energyiot.analytics.rollup;

import io.energyiot.analytics.Job;
import io.energyiot.analytics.scan.StoreAccess;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Computes days of the whole fleet, each from all that is stored of it, and puts them in place.
 * With no days named it is yesterday.
 */
public final class RollupJob implements Job {
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;
  private final boolean json;

  /** Takes {@code from} and {@code to}, which is not included, and {@code json}. */
  public RollupJob(Map<String, String> request) {
    this.from = Optional.ofNullable(request.get("from")).map(LocalDate::parse);
    this.to = Optional.ofNullable(request.get("to")).map(LocalDate::parse);
    this.json = Boolean.parseBoolean(request.get("json"));
  }

  @Override
  public void run(SparkSession spark, StoreAccess access, PrintStream out) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    access.store().rollups().discardOld();
    LocalDate today = LocalDate.now(access.store().zone().id());
    LocalDate end = to.orElse(today);
    for (LocalDate day = from.orElse(today.minusDays(1));
        day.isBefore(end);
        day = day.plusDays(1)) {
      ReceiptText.print(new DayRun(context, access, day).run(), json, out);
      out.flush();
    }
  }
}
