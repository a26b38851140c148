package io.energyiot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.jobs.Job;
import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobGreeting;
import io.energyiot.jobs.JobGreeting.Answer;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.jobs.JobSocket;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class KeptProcessTest {
  private static final String KEY = "k".repeat(64);
  private static final String OTHER = "o".repeat(64);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Job QUESTION = new Job.Sql("select 1", new SqlAnswer.Csv());
  private static final Job WRITING = new Job.Rollup(List.of(), true, false);

  @TempDir Path folder;

  private final Jobs jobs = new Jobs();

  /**
   * A job prints its settings; one that says {@code wait} waits, one that says {@code fail} fails.
   */
  private static final class Jobs extends KeptJobs {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch abandoned = new CountDownLatch(1);

    @Override
    void run(JobRequest request, String group, JobConnection<JobReply, JobRequest> owner)
        throws IOException {
      owner.send(new JobReply.Printed(request.folder()));
      begun.countDown();
      if (request.folder().equals("wait")) {
        await(cancelled);
      }
      if (request.folder().equals("fail")) {
        throw new EnergyException(ErrorCode.OVERLOADED, "failed");
      }
    }

    @Override
    void cancel(String group) {
      cancelled.countDown();
    }

    @Override
    boolean settle(String group) {
      return true;
    }

    @Override
    void abandon() {
      abandoned.countDown();
      cancelled.countDown(); // or else it would wait for ever
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path place() {
    return folder.resolve("sock");
  }

  /** Begins one, which is done when it ends. */
  private CompletableFuture<Void> start(Duration idle) throws InterruptedException {
    KeptState state = new KeptState(folder.resolve("state"));
    KeptProcess process = new KeptProcess(place(), KEY, state, idle, jobs);
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> {
              try {
                process.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    while (!Files.exists(folder.resolve("state")) && !end.isDone()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return end;
  }

  private Answer ask(String key) throws IOException {
    try (JobSocket socket = JobSocket.connect(place())) {
      return new JobGreeting(socket).ask(key);
    }
  }

  /** A command that has sent a request. */
  private record Command(JobSocket socket, JobConnection<JobRequest, JobReply> connection) {
    JobReply reply() throws IOException {
      return connection.receive().orElseThrow();
    }
  }

  private Command send(Job job, String does) throws IOException {
    JobSocket socket = JobSocket.connect(place());
    assertThat(new JobGreeting(socket).ask(KEY)).isEqualTo(Answer.TAKES);
    JobConnection<JobRequest, JobReply> connection =
        JobConnection.toProcess(socket.in(), socket.out());
    connection.send(new JobRequest(Map.of(), "", does, List.of(), job));
    return new Command(socket, connection);
  }

  private void does(Job job) throws IOException {
    done(job).socket().close();
  }

  private Command done(Job job) throws IOException {
    Command command = send(job, "something");
    assertThat(command.reply()).isEqualTo(new JobReply.Printed("something"));
    assertThat(command.reply()).isEqualTo(new JobReply.Done());
    return command;
  }

  @Test
  void jobsFollowOneAnotherAndOnlyTheOwnerCanConnect() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
        .isEqualTo("rw-------");
    done(QUESTION); // whose connection stays open
    does(WRITING);
    does(QUESTION);
    assertThat(end).isNotDone();
    assertThat(folder.resolve("state")).content().startsWith("idle 20");
  }

  @Test
  void oneJobIsDoneAtATimeAndOtherBuildsDoNotEndIt() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    Command command = send(QUESTION, "wait");
    await(jobs.begun);
    assertThat(folder.resolve("state")).content().startsWith("running 20");
    assertThat(ask(KEY)).isEqualTo(Answer.BUSY);
    assertThat(ask(OTHER)).isEqualTo(Answer.BUSY);
    jobs.cancelled.countDown();
    command.reply();
    assertThat(command.reply()).isEqualTo(new JobReply.Done());
    assertThat(end).isNotDone();
    assertThat(ask(OTHER)).isEqualTo(Answer.GONE);
    assertThat(end).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void theFirstJobDoesNotDecideForWhomItIs() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    assertThat(ask(OTHER)).isEqualTo(Answer.GONE);
    assertThat(end).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void itStaysUntilTheCommandOfTheLastJobHasItsReply() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    Command command = done(QUESTION);
    assertThat(ask(OTHER)).isEqualTo(Answer.GONE);
    assertThat(end).failsWithin(Duration.ofMillis(300));
    command.socket().close();
    assertThat(end).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void itEndsWhenItHasNothingToDo() throws Exception {
    CompletableFuture<Void> end = start(Duration.ofMillis(300));
    does(QUESTION);
    assertThat(end).succeedsWithin(Duration.ofSeconds(10));
    assertThatThrownBy(() -> ask(KEY)).isInstanceOf(IOException.class);
  }

  @Test
  void itDoesNotEndDuringAJob() throws Exception {
    CompletableFuture<Void> end = start(Duration.ofMillis(100));
    Command command = send(QUESTION, "wait");
    await(jobs.begun);
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(end).isNotDone();
    jobs.cancelled.countDown();
    command.reply();
    assertThat(command.reply()).isEqualTo(new JobReply.Done());
  }

  @Test
  void aQuestionIsCancelledWithItsCommand() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    Command command = send(QUESTION, "wait");
    await(jobs.begun);
    command.socket().close();
    await(jobs.cancelled);
    awaitFree();
    does(QUESTION);
    assertThat(end).isNotDone();
    assertThat(jobs.abandoned.getCount()).isEqualTo(1);
  }

  private void awaitFree() throws IOException, InterruptedException {
    while (!Files.readString(folder.resolve("state")).startsWith("idle")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void theProcessEndsAtOnceIfTheCommandOfAJobThatWritesIsGone() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    Command command = send(WRITING, "wait");
    await(jobs.begun);
    assertThat(end).isNotDone();
    command.socket().close();
    await(jobs.abandoned);
    awaitFree(); // nobody has ended it here
  }

  @Test
  void itLivesOnAfterAQuestionThatFailsAndEndsAfterAFailureToWrite() throws Exception {
    CompletableFuture<Void> end = start(LONG);
    for (Job job : List.of(QUESTION, WRITING)) {
      assertThat(end).isNotDone();
      Command command = send(job, "fail");
      command.reply();
      assertThat(command.reply()).isEqualTo(new JobReply.Failed(ErrorCode.OVERLOADED, "failed"));
      command.socket().close();
    }
    assertThat(end).succeedsWithin(Duration.ofSeconds(10));
  }
}
