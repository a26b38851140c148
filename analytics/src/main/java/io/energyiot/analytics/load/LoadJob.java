package io.energyiot.analytics.load;

import io.energyiot.analytics.s3.S3Bucket;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.load.PartedLoad;
import io.energyiot.model.error.EnergyException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Loads files, one task each. The receipt in the store says how far the load is. */
public final class LoadJob implements SparkJob {
  private final Job.Load job;

  /** For one request. */
  public LoadJob(Job.Load job) {
    this.job = job;
  }

  @Override
  public void run(
      SparkSession spark, StoreAccess access, PrintWriter out, SparkTaskProgress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Configuration hadoop = context.hadoopConfiguration();
    LoadRequest how = LoadRequest.of(job, access.store().zone().id());
    how.limit(); // what is wrong with it is told before anything is read
    SharedFiles shared = new SharedFiles(hadoop);
    S3Bucket.require(spark, how.rejects());
    job.paths().forEach(path -> S3Bucket.require(spark, path));
    List<PartedLoad.File> files =
        job.paths().stream().flatMap(path -> shared.named(path).stream()).toList();
    int threads = Math.max(1, context.defaultParallelism() / files.size());
    FileTask task = new FileTask(access, new SerializableConfiguration(hadoop), how, threads);
    Optional<EnergyException> failure =
        new PartedLoad(access.store(), job.id())
            .load(files, (parts, done) -> PartTasks.run(context, task, parts, done));
    out.println(job.id());
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
