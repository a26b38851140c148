package io.energyiot.platform.spark;

import io.energyiot.jobs.Job;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.jobs.JobSocket;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.OwnFolder;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.plan.SstableCommand;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a process of Spark do jobs. It is one that is kept for a while, or, if that does another job,
 * one that starts and ends with the job. Either may take a quarter of the machine's memory.
 */
public final class SparkProcess {
  private static final System.Logger LOG = System.getLogger(SparkProcess.class.getName());

  /** The settings that it needs, by the beginnings of their names. */
  private static final List<String> NEEDED =
      List.of("analytics.", "cassandra.", "load.jmx_", "s3.", "spark.", "storage.");

  private static final String IDLE_MINUTES = "spark.idle_minutes";
  private static final int USUAL_IDLE_MINUTES = 15;
  private static final int MAX_IDLE_MINUTES = 1_440;

  /** Is told how far a job is. */
  @FunctionalInterface
  public interface JobListener {
    /** Nobody is told. */
    JobListener SILENT = (percent, words) -> {};

    /**
     * Called now and then, on the thread that waits for the job.
     *
     * @param percent 0 to 100
     * @param words what is being done, and how long it still takes
     */
    void at(double percent, String words);
  }

  private final Installation installation;
  private final Path work;
  private final Path log;

  /**
   * Will start the program of {@code installation}.
   *
   * @param place the folder in which Spark gets a folder of our own to work in; made if it is
   *     missing. Jobs may share it, and those that do share the kept process
   * @param log the name of the log in our own folder of a process for one job; it replaces the log
   *     of the one before
   */
  public SparkProcess(Installation installation, Path place, String log) {
    this.installation = installation;
    this.work = OwnFolder.within(place);
    this.log = this.work.resolve(log);
  }

  /**
   * Does a job.
   *
   * @param settings of which it is given those it needs
   * @param out takes what the job prints, as it comes
   * @param progress is told how far it is
   * @throws EnergyException with the code of the job's failure; {@link ErrorCode#CHILD_FAILED} if
   *     its process fails; {@link ErrorCode#FILE_UNREADABLE} if its jars are missing; {@link
   *     ErrorCode#WRITE_FAILED} if others have put files into our own folder
   */
  public void run(Settings settings, Job job, Writer out, JobListener progress) {
    int minutes = settings.integer(IDLE_MINUTES, USUAL_IDLE_MINUTES, 0, MAX_IDLE_MINUTES);
    String classPath = installation.analyticsClassPath();
    String folder = Path.of("").toAbsolutePath().toString();
    JobRequest request =
        new JobRequest(
            needed(settings), work.toString(), folder, SstableCommand.reading(installation), job);
    try {
      OwnFolder.make(work);
      if (minutes == 0 || !runKept(minutes, classPath, request, out, progress)) {
        new LoneSpark(command(classPath, log, List.of()), log).run(request, out, progress);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.CHILD_FAILED, "interrupted", e);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.CHILD_FAILED, "Spark's process failed: " + e.getMessage(), e);
    }
  }

  private List<String> command(String classPath, Path logFile, List<String> arguments) {
    return SparkCommand.of(classPath, installation.sharedClasses("analytics"), logFile, arguments);
  }

  /** Returns false if the job needs a process of its own. */
  private boolean runKept(
      int minutes, String classPath, JobRequest request, Writer out, JobListener progress)
      throws IOException {
    KeptSpark kept = new KeptSpark(work);
    Optional<JobSocket> taken =
        kept.take(
            SparkKey.of(installation, request.settings()),
            minutes,
            arguments -> command(classPath, kept.log(), arguments));
    if (taken.isEmpty()) {
      LOG.log(System.Logger.Level.DEBUG, "the kept process is busy; the job gets one of its own");
      return false;
    }
    try (JobSocket socket = taken.get()) {
      Optional<JobReply> end =
          FollowedJob.of(request, socket.in(), socket.out()).follow(out, progress);
      FollowedJob.requireDone(end.orElseThrow(kept::ended));
    }
    return true;
  }

  private static Map<String, String> needed(Settings settings) {
    Map<String, String> needed = new HashMap<>(settings.asMap());
    needed.keySet().removeIf(key -> NEEDED.stream().noneMatch(key::startsWith));
    return needed;
  }
}
