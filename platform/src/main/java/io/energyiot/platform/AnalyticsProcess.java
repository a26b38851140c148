package io.energyiot.platform;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The process that runs Spark, for one job. It ends with this one, and may take a quarter of the
 * machine's memory.
 */
public final class AnalyticsProcess {
  /** What a line of its standard error begins with that has the code of its failure. */
  private static final String FAILED = "energy-failed:";

  /** What one begins with that has percent, a blank, and words. */
  private static final String PROGRESS = "energy-progress:";

  /** What the names of settings begin with that it needs. */
  private static final List<String> NEEDED = List.of("cassandra.", "s3.", "spark.", "storage.");

  /** Is told how far a job is. */
  @FunctionalInterface
  public interface JobProgress {
    /** Nobody is told. */
    JobProgress SILENT = (percent, words) -> {};

    /**
     * Called now and then, on a thread of its own.
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
   * One of the programs of {@code installation}.
   *
   * @param place a folder, made if it is not there, in which a folder of our own gets what Spark
   *     puts aside; jobs may share it
   * @param log what this job's log is called in our own folder; that of a job before is replaced
   */
  public AnalyticsProcess(Installation installation, Path place, String log) {
    this.installation = installation;
    this.work = OwnFolder.within(place);
    this.log = this.work.resolve(log);
  }

  /**
   * Does a job.
   *
   * @param settings all there are; it is given those it needs
   * @param request what the job is, by name
   * @param out takes what the job prints, as it comes
   * @param progress is told how far it is
   * @throws EnergyException with the code of the job's failure; {@link ErrorCode#CHILD_FAILED} if
   *     its process fails; {@link ErrorCode#FILE_UNREADABLE} if its jars are missing; {@link
   *     ErrorCode#WRITE_FAILED} if others have put files into our own folder
   */
  public void run(
      Settings settings, Map<String, String> request, Writer out, JobProgress progress) {
    Map<String, String> whole = new HashMap<>(request);
    whole.put("work", work.toString());
    String classPath = installation.analyticsClassPath();
    try {
      OwnFolder.make(work);
      Files.deleteIfExists(log);
      try (ClassArchive classes = installation.analyticsClasses()) {
        List<String> command = AnalyticsCommand.of(classPath, classes.options(), log);
        run(command, needed(settings), whole, out, progress);
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

  private void run(
      List<String> command,
      Map<String, String> settings,
      Map<String, String> request,
      Writer out,
      JobProgress progress)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(
              () -> errors(process.errorReader(StandardCharsets.UTF_8), progress));
      DataOutputStream in = new DataOutputStream(process.getOutputStream());
      write(settings, in);
      write(request, in);
      in.flush();
      copy(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), out);
      check(process.waitFor(), errors.join());
    } finally {
      process.destroyForcibly();
    }
  }

  private static Map<String, String> needed(Settings settings) {
    Map<String, String> needed = new HashMap<>(settings.asMap());
    needed.keySet().removeIf(key -> NEEDED.stream().noneMatch(key::startsWith));
    return needed;
  }

  private static void write(Map<String, String> pairs, DataOutputStream out) throws IOException {
    out.writeInt(pairs.size());
    for (Map.Entry<String, String> each : pairs.entrySet()) {
      write(each.getKey(), out);
      write(each.getValue(), out);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void copy(Reader from, Writer out) throws IOException {
    try (from) {
      from.transferTo(out);
      out.flush();
    }
  }

  private static String errors(Reader from, JobProgress progress) {
    List<String> errors = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(from)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(PROGRESS)) {
          int blank = line.indexOf(' ');
          double percent = Double.parseDouble(line.substring(PROGRESS.length(), blank));
          progress.at(percent, line.substring(blank + 1));
        } else {
          errors.add(line);
        }
      }
    } catch (IOException e) {
      errors.add(e.toString());
    }
    return String.join("\n", errors);
  }

  private void check(int exit, String errors) {
    int at = errors.indexOf(FAILED);
    if (at >= 0) {
      String told = errors.substring(at + FAILED.length());
      int line = told.indexOf('\n');
      ErrorCode code = ErrorCode.valueOf(told.substring(0, line < 0 ? told.length() : line));
      String rest = line < 0 ? "" : told.substring(line + 1);
      throw new EnergyException(code, rest);
    }
    if (exit != 0) {
      throw new EnergyException(
          ErrorCode.CHILD_FAILED,
          "Spark's process ended with " + exit + "; its log is " + log + ". " + errors);
    }
  }
}
