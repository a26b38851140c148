package io.energyiot.analytics.rollup;

import io.energyiot.analytics.Job;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import io.energyiot.store.rollup.RollupReceipt;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Computes days of the whole fleet, each from all that is stored of it, and puts them in place.
 * With no days named it is yesterday.
 */
public final class RollupJob implements Job {
  private static final double READING_SHARE = 0.9;

  private final Optional<List<LocalDate>> named;
  private final boolean withDevices;
  private final boolean json;

  /**
   * Takes {@code days} between commas, which are computed in this order, or {@code from} and {@code
   * to}, which is not included; {@code devices}, false to leave out the usage of each; and {@code
   * json}.
   */
  public RollupJob(Map<String, String> request) {
    this.named =
        request.containsKey("from")
            ? Optional.of(between(request.get("from"), request.get("to")))
            : Optional.ofNullable(request.get("days")).map(RollupJob::list);
    this.withDevices = Boolean.parseBoolean(request.getOrDefault("devices", "true"));
    this.json = Boolean.parseBoolean(request.get("json"));
  }

  private static List<LocalDate> between(String from, String to) {
    return LocalDate.parse(from).datesUntil(LocalDate.parse(to)).toList();
  }

  private static List<LocalDate> list(String days) {
    return Arrays.stream(days.split(",")).map(LocalDate::parse).toList();
  }

  @Override
  public void run(SparkSession spark, StoreAccess access, PrintStream out, JobProgress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    access.store().rollups().discardOld();
    LocalDate yesterday = LocalDate.now(access.store().zone().id()).minusDays(1);
    List<LocalDate> days = named.orElse(List.of(yesterday));
    for (int i = 0; i < days.size(); i++) {
      progress.step(days.get(i).toString(), i + 1, days.size(), READING_SHARE);
      ReceiptText.print(compute(context, access, days.get(i)), json, out);
      out.flush();
    }
  }

  private RollupReceipt compute(JavaSparkContext spark, StoreAccess access, LocalDate day) {
    DayRun run = new DayRun(spark, access, day, withDevices);
    return access.store().rollups().claims().day(day, run::run);
  }
}
