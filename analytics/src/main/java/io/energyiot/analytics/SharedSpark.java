package io.energyiot.analytics;

import io.energyiot.analytics.s3.S3Settings;
import io.energyiot.analytics.scan.ScanSettings;
import io.energyiot.analytics.scan.SstableScans;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.RunningTasks;
import io.energyiot.analytics.session.Sessions;
import io.energyiot.analytics.session.SparkSettings;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Spark, for jobs one after the other that have the same settings under {@code spark.} and {@code
 * s3.}. It opens with the first job and stays open, as does the store. On a cluster it is open for
 * a job only, since it would keep the cluster's cores.
 */
final class SharedSpark implements AutoCloseable {
  private SparkFolder folder;
  private SstableScans sstables;
  private StoreAccess last;
  private volatile SparkSession spark;
  private volatile RunningTasks tasks;

  /**
   * Does a job.
   *
   * @param group by which its tasks are cancelled
   * @param out takes what it prints
   * @param told takes its progress
   */
  void run(JobRequest request, String group, PrintWriter out, Consumer<JobReply.Progress> told)
      throws IOException {
    Settings settings = Settings.of(request.settings(), "the settings");
    SparkSettings where = SparkSettings.from(settings);
    S3Settings s3 = S3Settings.from(settings);
    StoreAccess access = StoreAccess.of(settings.asMap());
    ScanSettings how = ScanSettings.from(settings);
    open(access); // what fails here needs no Spark to fail
    if (folder == null) {
      folder = SparkFolder.in(Path.of(request.work()));
      sstables = new SstableScans(folder.path());
    }
    try {
      if (where.isLocal()) {
        sstables.begin(access, how, request.reader());
      }
      SparkSession session = session(where, s3);
      session.sparkContext().setJobGroup(group, "", !SparkJobs.writes(request.job()));
      run(request, session, access, out, told);
    } catch (IllegalStateException e) {
      throw where.isLocal() ? e : ended(where, e);
    } finally {
      sstables.end();
      if (!where.isLocal()) {
        closeSpark();
      }
    }
    out.flush();
  }

  /** The job has a session, and so views and options, of its own. */
  private static void run(
      JobRequest request,
      SparkSession session,
      StoreAccess access,
      PrintWriter out,
      Consumer<JobReply.Progress> told)
      throws IOException {
    SparkContext context = session.sparkContext();
    SparkTaskProgress progress = new SparkTaskProgress(told);
    context.addSparkListener(progress);
    FileSystem.getLocal(context.hadoopConfiguration())
        .setWorkingDirectory(new org.apache.hadoop.fs.Path(request.folder()));
    try {
      SparkJobs.of(request.job()).run(session, access, out, progress);
    } finally {
      context.removeSparkListener(progress);
    }
  }

  /** A store that was open before may have ended since, and come back elsewhere or empty. */
  private void open(StoreAccess access) {
    if (!access.equals(last) || !answers(access)) {
      StoreAccess.closeAll();
      last = access;
    }
    access.store();
  }

  private static boolean answers(StoreAccess access) {
    try {
      access.store().release();
      return true;
    } catch (EnergyException e) {
      return false;
    }
  }

  private SparkSession session(SparkSettings where, S3Settings s3) {
    SparkSession open = spark;
    if (open == null || open.sparkContext().isStopped()) {
      open = Sessions.open(where, folder.path());
      s3.applyTo(open);
      tasks = new RunningTasks();
      open.sparkContext().addSparkListener(tasks);
      spark = open;
    }
    SparkSession own = open.newSession();
    SparkSession.setActiveSession(own);
    own.catalog().clearCache(); // sessions share what statements have cached
    return own;
  }

  /** Has tasks of a job fail that run, from any thread; those that begin later do not. */
  void cancel(String group) {
    SparkSession open = spark;
    if (open != null && !open.sparkContext().isStopped()) {
      open.sparkContext().cancelJobGroup(group);
    }
  }

  /** Whether tasks run, also those of a job that has failed. */
  boolean hasTasks() {
    return spark != null && tasks.areRunning();
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

  private void closeSpark() {
    SparkSession open = spark;
    if (open != null) {
      spark = null;
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeSpark();
    if (sstables != null) {
      sstables.close();
    }
    StoreAccess.closeAll();
    if (folder != null) {
      folder.close();
    }
  }
}
