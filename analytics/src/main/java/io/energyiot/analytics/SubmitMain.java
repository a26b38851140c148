package io.energyiot.analytics;

import io.energyiot.analytics.s3.S3Settings;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.Sessions;
import io.energyiot.analytics.session.SparkJob;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.JobReply;
import io.energyiot.model.config.Settings;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the same jobs under {@code spark-submit}, which decides where they run. Arguments are {@code
 * JOB NAME=VALUE…}. The environment variable {@code ENERGY_CONFIG} names the file of settings. The
 * result goes to standard output.
 */
public final class SubmitMain {
  private SubmitMain() {}

  /** Takes the job's name, and what is asked of it by name. */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> fail(failure));
    SparkJob job = SparkJobs.of(SubmittedJob.of(arguments));
    Settings settings = settings();
    S3Settings s3 = S3Settings.from(settings);
    StoreAccess access = StoreAccess.of(settings.asMap());
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)));
    access.store(); // what fails here needs no Spark to fail
    try (SparkSession spark = Sessions.submitted()) {
      s3.applyTo(spark);
      job.run(
          spark,
          access,
          out,
          new SparkTaskProgress(progress -> {})); // Spark shows its tasks itself
    } finally {
      StoreAccess.closeAll();
    }
    out.flush();
  }

  private static void fail(Throwable failure) {
    JobReply.Failed why = JobFailure.of(failure);
    new PrintStream(System.err, true, StandardCharsets.UTF_8)
        .println("energy: " + why.message() + " [" + why.code() + "]");
    System.exit(why.code().type().exitStatus()); // lets Spark delete its files
  }

  private static Settings settings() {
    String file = System.getenv("ENERGY_CONFIG");
    return file == null ? Settings.of(Map.of(), "ENERGY_CONFIG") : Settings.read(Path.of(file));
  }
}
