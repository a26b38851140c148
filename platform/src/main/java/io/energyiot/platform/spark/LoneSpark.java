package io.energyiot.platform.spark;

import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A process of Spark for one job. It ends with this program.
 *
 * @param java its arguments of {@code java}
 * @param log the file that it logs to
 */
record LoneSpark(List<String> java, Path log) {

  /**
   * Does the job.
   *
   * @throws EnergyException with the code of the job's failure, or {@link ErrorCode#CHILD_FAILED}
   */
  void run(JobRequest request, Writer out, SparkProcess.JobListener progress)
      throws IOException, InterruptedException {
    Files.deleteIfExists(log);
    List<String> command = new ArrayList<>(List.of(JavaProcess.program()));
    command.addAll(java);
    Process process = new ProcessBuilder(command).start();
    try {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> text(process.errorReader(StandardCharsets.UTF_8)));
      Optional<JobReply> end =
          FollowedJob.of(request, process.getInputStream(), process.getOutputStream())
              .follow(out, progress);
      int exit = process.waitFor();
      end.ifPresent(FollowedJob::requireDone);
      if (end.isEmpty() || exit != 0) {
        throw new EnergyException(
            ErrorCode.CHILD_FAILED,
            "Spark's process ended with " + exit + "; its log is " + log + ". " + errors.join());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(BufferedReader from) {
    try (from) {
      return from.lines().collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      return e.toString();
    }
  }
}
