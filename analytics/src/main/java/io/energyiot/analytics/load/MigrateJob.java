package io.energyiot.analytics.load;

import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.load.PartedLoad;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.RepeatPolicy;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads a table that has a row a reading into the store: each range of its tokens is a part of one
 * load. The receipt in the store says how far it is.
 */
public final class MigrateJob implements SparkJob {
  private final Job.Migrate job;

  /** For one request. */
  public MigrateJob(Job.Migrate job) {
    this.job = job;
  }

  @Override
  public void run(
      SparkSession spark, StoreAccess access, PrintWriter out, SparkTaskProgress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    LoadRequest how =
        new LoadRequest(
            ZoneOffset.UTC, job.interval(), job.maxRejects(), RepeatPolicy.SKIP, job.rejects());
    how.limit(); // what is wrong with it is told before anything is read
    SourceAccess source = new SourceAccess(job.from());
    RangeTask task =
        new RangeTask(
            access,
            new SerializableConfiguration(context.hadoopConfiguration()),
            how,
            source,
            SourceQuestion.of(job.from(), source.session(access)),
            job.parts());
    List<PartedLoad.File> ranges =
        IntStream.rangeClosed(1, job.parts())
            .mapToObj(i -> new PartedLoad.File(name(i), 1))
            .toList();
    Optional<EnergyException> failure =
        new PartedLoad(access.store(), job.id())
            .load(ranges, (parts, done) -> PartTasks.run(context, task, parts, done));
    out.println(job.id());
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private String name(int range) {
    return "%s, range %d of %d".formatted(job.from(), range, job.parts());
  }
}
