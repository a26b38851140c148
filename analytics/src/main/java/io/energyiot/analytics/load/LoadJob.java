package io.energyiot.analytics.load;

import io.energyiot.analytics.s3.S3Bucket;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.load.LoadPart;
import io.energyiot.load.PartResult;
import io.energyiot.load.PartedLoad;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Loads files, one task each. The receipt in the store says how far the load is. */
public final class LoadJob implements SparkJob {
  private static final long LOOK_MILLIS = 500;

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
            .load(files, (parts, done) -> load(context, task, parts, done));
    out.println(job.id());
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Results come by an accumulator as well, at once; those that the job returns are complete. */
  private static void load(
      JavaSparkContext context, FileTask task, List<LoadPart> parts, Consumer<PartResult> done) {
    CollectionAccumulator<PartResult> early = context.sc().collectionAccumulator("loaded");
    JavaFutureAction<List<PartResult>> all =
        context
            .parallelize(parts, parts.size())
            .map(
                part -> {
                  PartResult result = task.call(part);
                  early.add(result);
                  return result;
                })
            .collectAsync();
    boolean[] told = new boolean[parts.size()];
    try {
      while (!isDone(all)) {
        tell(List.copyOf(early.value()), told, done);
      }
      tell(all.get(), told, done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the load was interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** What fails in a task comes wrapped; what does not say what it is, Spark has done. */
  private static EnergyException failure(ExecutionException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof EnergyException ours) {
        return new EnergyException(ours.code(), ours.getMessage(), failure);
      }
    }
    return new EnergyException(
        ErrorCode.SPARK_UNAVAILABLE, "a task failed: " + failure.getMessage(), failure);
  }

  private static boolean isDone(JavaFutureAction<?> all)
      throws InterruptedException, ExecutionException {
    try {
      all.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void tell(List<PartResult> results, boolean[] told, Consumer<PartResult> done) {
    for (PartResult result : results) {
      int place = result.part().place();
      if (!told[place]) {
        told[place] = true;
        done.accept(result);
      }
    }
  }
}
