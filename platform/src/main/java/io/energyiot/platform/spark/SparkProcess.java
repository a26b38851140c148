package io.energyiot.platform.spark;

import io.energyiot.jobs.Job;
import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.OwnFolder;
import io.energyiot.platform.installation.ClassArchive;
import io.energyiot.platform.installation.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Runs Spark in a process of its own, one for each job. The process ends with this one, and may
 * take a quarter of the machine's memory.
 */
public final class SparkProcess {
  /** The settings that it needs, by the beginnings of their names. */
  private static final List<String> NEEDED = List.of("cassandra.", "s3.", "spark.", "storage.");

  /** Is told how far a job is. */
  @FunctionalInterface
  public interface JobProgress {
    /** Nobody is told. */
    JobProgress SILENT = (percent, words) -> {};

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
   *     missing. Jobs may share it
   * @param log the name of the log in our own folder; a job replaces the log of the one before
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
  public void run(Settings settings, Job job, Writer out, JobProgress progress) {
    String classPath = installation.analyticsClassPath();
    try {
      OwnFolder.make(work);
      Files.deleteIfExists(log);
      try (ClassArchive classes = installation.analyticsClasses()) {
        List<String> command = SparkCommand.of(classPath, classes.options(), log);
        run(command, new JobRequest(needed(settings), work.toString(), job), out, progress);
        classes.keep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.CHILD_FAILED, "interrupted", e);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.CHILD_FAILED, "Spark's process failed: " + e.getMessage(), e);
    }
  }

  private void run(List<String> command, JobRequest request, Writer out, JobProgress progress)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> text(process.errorReader(StandardCharsets.UTF_8)));
      JobConnection<JobRequest, JobReply> connection =
          JobConnection.toProcess(process.getInputStream(), process.getOutputStream());
      connection.send(request);
      Optional<JobReply> end = follow(connection, out, progress);
      int exit = process.waitFor();
      if (end.orElse(null) instanceof JobReply.Failed failed) {
        throw new EnergyException(failed.code(), failed.message());
      }
      if (end.isEmpty() || exit != 0) {
        throw new EnergyException(
            ErrorCode.CHILD_FAILED,
            "Spark's process ended with " + exit + "; its log is " + log + ". " + errors.join());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Passes replies on until the last one, which it returns; empty if the process ends before. */
  private static Optional<JobReply> follow(
      JobConnection<JobRequest, JobReply> connection, Writer out, JobProgress progress)
      throws IOException {
    Optional<JobReply> reply = connection.receive();
    while (reply.isPresent()) {
      if (reply.get() instanceof JobReply.Printed printed) {
        out.write(printed.text());
      } else if (reply.get() instanceof JobReply.Progress now) {
        progress.at(now.percent(), now.words());
      } else {
        break;
      }
      reply = connection.receive();
    }
    out.flush();
    return reply;
  }

  private static Map<String, String> needed(Settings settings) {
    Map<String, String> needed = new HashMap<>(settings.asMap());
    needed.keySet().removeIf(key -> NEEDED.stream().noneMatch(key::startsWith));
    return needed;
  }

  private static String text(BufferedReader from) {
    try (from) {
      return from.lines().collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      return e.toString();
    }
  }
}
