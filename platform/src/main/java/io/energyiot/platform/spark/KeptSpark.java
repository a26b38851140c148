package io.energyiot.platform.spark;

import io.energyiot.jobs.JobGreeting;
import io.energyiot.jobs.JobGreeting.Answer;
import io.energyiot.jobs.JobSocket;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.process.JavaProcess;
import io.energyiot.platform.process.LogExcerpt;
import io.energyiot.platform.process.Pause;
import io.energyiot.platform.process.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The process of Spark that is kept in a folder for further jobs. Whoever needs it first starts it;
 * it goes on without them.
 *
 * @param folder one that is marked as our own, for its owner alone
 */
public record KeptSpark(Path folder) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration END_LIMIT = Duration.ofSeconds(10);
  private static final String SOCKET = "kept.sock";

  /** The lock in the folder is for other programs, this one for the threads of this program. */
  private static final Object ONE_AT_A_TIME = new Object();

  /** The file of its log. */
  Path log() {
    return folder.resolve("kept.log");
  }

  private Path output() {
    return folder.resolve("kept.out");
  }

  private Path runFile() {
    return folder.resolve("kept.pid");
  }

  /** Has the key of the jobs that the process takes. */
  private Path keyFile() {
    return folder.resolve("kept.key");
  }

  private Path stateFile() {
    return folder.resolve("kept.state");
  }

  /** What it does; empty if there is none. */
  public Optional<SparkStatus> status() throws IOException {
    Optional<KeptRun> run = living();
    if (run.isEmpty()) {
      return Optional.empty();
    }
    long pid = run.get().process().pid();
    try {
      String[] state = Files.readString(stateFile()).split(" ", 2);
      boolean running = state[0].equals("running");
      return Optional.of(new SparkStatus(pid, running, Instant.parse(state[1]), log()));
    } catch (IOException | DateTimeException e) { // it is just starting
      Instant since = Files.getLastModifiedTime(runFile()).toInstant();
      return Optional.of(new SparkStatus(pid, true, since, log()));
    }
  }

  private Optional<KeptRun> living() throws IOException {
    return KeptRun.read(runFile()).filter(run -> run.process().alive());
  }

  /**
   * Has the process take a job. Starts it if there is none; one that has nothing to do and is not
   * for such jobs ends before.
   *
   * @param key of the job
   * @param minutes after which a process that starts ends if it has nothing to do
   * @param java makes the arguments of {@code java} of those of the process
   * @return a connection that waits for the request; empty if the job needs a process of its own
   */
  Optional<JobSocket> take(String key, int minutes, Function<List<String>, List<String>> java)
      throws IOException {
    return alone(
        () -> {
          Optional<KeptRun> run = living();
          Asked asked = run.isPresent() ? ask(run.get(), key, LIMIT) : Asked.GONE;
          return asked.answer() == Answer.GONE
              ? ask(start(key, minutes, java), key, LIMIT).socket()
              : asked.socket();
        });
  }

  /** What only one program does at a time. */
  private interface Step<T> {
    T take() throws IOException;
  }

  private <T> T alone(Step<T> step) throws IOException {
    Path file = folder.resolve("kept.lock");
    synchronized (ONE_AT_A_TIME) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return step.take();
      }
    }
  }

  /**
   * What a process has answered.
   *
   * @param socket open; empty unless it takes the job
   */
  record Asked(Answer answer, Optional<JobSocket> socket) {
    static final Asked GONE = new Asked(Answer.GONE, Optional.empty());
  }

  /**
   * Asks until it answers or has ended, for it may just be starting or ending. One that says
   * nothing for so long is killed: everyone else waits meanwhile.
   */
  static Asked ask(KeptRun run, String key, Duration limit) throws IOException {
    CompletableFuture<Void> kill =
        CompletableFuture.runAsync(
            () -> run.process().end(true),
            CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
    try {
      while (run.process().alive()) {
        Asked asked = askOnce(run.socket(), key);
        if (asked.answer() != Answer.GONE) {
          return asked;
        }
        Pause.brief();
      }
      return Asked.GONE;
    } finally {
      kill.cancel(false);
    }
  }

  private static Asked askOnce(Path place, String key) throws IOException {
    JobSocket socket;
    try {
      socket = JobSocket.connect(place);
    } catch (IOException e) {
      return Asked.GONE;
    }
    Answer answer = new JobGreeting(socket).ask(key);
    if (answer == Answer.TAKES) {
      return new Asked(answer, Optional.of(socket));
    }
    socket.close();
    return new Asked(answer, Optional.empty());
  }

  private KeptRun start(String key, int minutes, Function<List<String>, List<String>> java)
      throws IOException {
    clear();
    Path socket = JobSocket.place(folder, SOCKET);
    Files.writeString(keyFile(), key);
    List<String> arguments =
        List.of(
            socket.toString(),
            keyFile().toString(),
            stateFile().toString(),
            Integer.toString(minutes));
    Process process = new JavaProcess(java.apply(arguments), folder, output()).startApart();
    ProcessIdentity identity =
        ProcessIdentity.of(process.pid()).orElseGet(() -> new ProcessIdentity(process.pid(), ""));
    KeptRun run = new KeptRun(identity, socket);
    run.write(runFile());
    return run;
  }

  /** Deletes the files of a process that has ended. */
  private void clear() throws IOException {
    Optional<KeptRun> run = KeptRun.read(runFile());
    if (run.isPresent()) {
      Path socket = run.get().socket();
      Files.deleteIfExists(socket);
      if (!folder.equals(socket.getParent())) {
        Files.deleteIfExists(socket.getParent());
      }
    }
    Files.deleteIfExists(folder.resolve(SOCKET));
    Files.deleteIfExists(runFile());
    Files.deleteIfExists(keyFile());
    Files.deleteIfExists(stateFile());
    Files.deleteIfExists(log());
    Files.deleteIfExists(output());
  }

  /**
   * Ends the process, if there is one. If it does a job, that fails, and writes nothing more.
   *
   * @return its pid; empty if there was none
   */
  public OptionalLong end() throws IOException {
    if (!Files.exists(runFile())) {
      return OptionalLong.empty();
    }
    return alone(
        () -> {
          Optional<KeptRun> run = living();
          boolean running = status().filter(SparkStatus::running).isPresent();
          run.ifPresent(living -> end(living.process(), running));
          clear();
          return run.map(ended -> OptionalLong.of(ended.process().pid()))
              .orElseGet(OptionalLong::empty);
        });
  }

  /** Tells that it has ended while it did a job. */
  EnergyException ended() {
    return new EnergyException(
        ErrorCode.CHILD_FAILED,
        "Spark's process ended; its log is "
            + log()
            + ". "
            + String.join("\n", LogExcerpt.ofAll(output()).end()));
  }

  private static void end(ProcessIdentity process, boolean atOnce) {
    long began = System.nanoTime();
    process.end(atOnce);
    while (process.alive()) {
      if (System.nanoTime() - began > END_LIMIT.toNanos()) {
        process.end(true);
      }
      Pause.brief();
    }
  }
}
