package io.energyiot.platform.archive;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.installation.ClassArchive;
import io.energyiot.platform.process.LogExcerpt;
import io.energyiot.platform.process.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that leaves an archive of its classes when it ends. It has five minutes. */
public final class Rehearsal implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());

  private final ClassArchive classes;
  private final Path scratch;
  private final Path log;
  private final Process process;
  private final long began = System.nanoTime();

  /** Starts it; it may put files into {@code scratch}, which is deleted at the end. */
  Rehearsal(ClassArchive classes, List<String> command, Path scratch) throws IOException {
    this.classes = classes;
    this.scratch = scratch;
    this.log = scratch.resolve("log");
    this.process =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  /**
   * Waits until it has ended, and keeps the archive.
   *
   * @return how long it took
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED} if it fails or takes too long
   */
  public Duration await() {
    try {
      Duration left = LIMIT.minusNanos(System.nanoTime() - began);
      if (!process.waitFor(left.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failed("does not end");
      }
    } catch (InterruptedException e) {
      throw Pause.interrupted();
    }
    if (process.exitValue() != 0) {
      throw failed("ended with status " + process.exitValue());
    }
    classes.keep();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private EnergyException failed(String how) {
    return new EnergyException(
        ErrorCode.CHILD_FAILED,
        "the process " + how + "; " + String.join("\n  ", LogExcerpt.ofAll(log).end()));
  }

  /** Ends it if it runs, and deletes what it has left other than the archive. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    classes.close();
    try (Stream<Path> left = Files.walk(scratch)) {
      for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "left in the folder for temporary files", e);
    }
  }
}
