package io.energyiot.analytics;

import io.energyiot.analytics.s3.S3Settings;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import io.energyiot.analytics.session.Sessions;
import io.energyiot.analytics.session.SparkSettings;
import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The process that runs Spark. It takes one request from standard input and replies on standard
 * output. It ends with its owner, in whatever way that ends, because standard input ends then.
 */
public final class AnalyticsMain {
  private final JobConnection<JobReply, JobRequest> owner;

  private AnalyticsMain(JobConnection<JobReply, JobRequest> owner) {
    this.owner = owner;
  }

  /** Takes no arguments: a command line can be seen by all users of the machine. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err); // what Spark prints must not come between the replies
    AnalyticsMain process = new AnalyticsMain(JobConnection.toOwner(System.in, out));
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> process.fail(failure));
    Optional<JobRequest> request = process.owner.receive();
    process.endWithOwner();
    if (request.isPresent()) {
      process.run(request.get());
      process.send(new JobReply.Done());
    }
    System.exit(0); // nobody needs what the process still does
  }

  /** Says why there is no result, and ends. */
  private void fail(Throwable failure) {
    try {
      send(JobFailure.of(failure));
    } finally {
      System.exit(1); // lets Spark delete its files
    }
  }

  private void endWithOwner() {
    Thread thread =
        new Thread(
            () -> {
              try {
                owner.receive();
              } catch (IOException e) {
                // as if it had ended
              }
              Runtime.getRuntime().halt(1);
            },
            "owner");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(JobRequest request) throws IOException {
    Settings settings = Settings.of(request.settings(), "the settings");
    SparkSettings where = SparkSettings.from(settings);
    S3Settings s3 = S3Settings.from(settings);
    StoreAccess access = StoreAccess.of(settings.asMap());
    access.store(); // what fails here needs no Spark to fail
    PrintWriter out = new PrintWriter(new BufferedWriter(new ReplyWriter(owner)));
    try (SparkFolder folder = SparkFolder.in(Path.of(request.work()));
        SparkSession spark = Sessions.open(where, folder.path())) {
      s3.applyTo(spark);
      JobProgress progress = new JobProgress(this::send);
      spark.sparkContext().addSparkListener(progress);
      SparkJobs.of(request.job()).run(spark, access, out, progress);
    } catch (IllegalStateException e) {
      throw where.isLocal() ? e : ended(where, e);
    } finally {
      StoreAccess.closeAll();
    }
    out.flush();
  }

  private void send(JobReply reply) {
    try {
      owner.send(reply);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody takes the reply", e);
    }
  }

  /** A context that its cluster has refused, or thrown out, says that it is in the wrong state. */
  private static EnergyException ended(SparkSettings where, IllegalStateException cause) {
    return new EnergyException(
        ErrorCode.SPARK_UNAVAILABLE,
        where
            + " has refused or ended the job: "
            + cause.getMessage().lines().findFirst().orElse("")
            + " More is in "
            + System.getProperty("energy.log", "the log"),
        cause);
  }
}
