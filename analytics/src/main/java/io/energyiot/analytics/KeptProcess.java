package io.energyiot.analytics;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobGreeting;
import io.energyiot.jobs.JobGreeting.Answer;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.jobs.JobSocket;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that takes jobs from a socket, one at a time, if they have its key. It ends when it is
 * asked for a job with another key and has nothing to do. It also ends when it has had nothing to
 * do for a while, and after a job that wrote something and failed, so that nothing of that goes on.
 */
final class KeptProcess {
  private static final Logger LOG = LoggerFactory.getLogger(KeptProcess.class);

  /** After so long without a job, what the last ones have left is cleared away. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final Path place;
  private final KeptState state;
  private final Duration idle;
  private final KeptJobs jobs;
  private final String key;
  private Selector selector;
  private boolean busy;
  private boolean ending;

  /** How many jobs are done whose commands are not told yet: it stays for them. */
  private int telling;

  private boolean rested;
  private long idleSince = System.nanoTime();

  /**
   * Will listen at {@code place}.
   *
   * @param key of the jobs that it takes. It comes from the program that started this process and
   *     not from the first job: if that program is killed, a job of others may be the first
   * @param idle how long it stays without a job
   */
  KeptProcess(Path place, String key, KeptState state, Duration idle, KeptJobs jobs) {
    this.place = place;
    this.key = key;
    this.state = state;
    this.idle = idle;
    this.jobs = jobs;
  }

  /** Takes jobs, and returns when this process is to end. Its socket's file stays. */
  void run() throws IOException {
    try (Selector all = Selector.open();
        ServerSocketChannel socket = JobSocket.listen(place)) {
      selector = all;
      state.idle();
      socket.configureBlocking(false);
      socket.register(selector, SelectionKey.OP_ACCEPT);
      while (stays()) {
        selector.select(pause());
        selector.selectedKeys().clear();
        accept(socket);
      }
    }
  }

  private void accept(ServerSocketChannel socket) throws IOException {
    SocketChannel client = socket.accept();
    if (client != null) {
      Thread thread = new Thread(() -> serve(client), "job");
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(
          (itself, failure) -> {
            LOG.error("the process can't go on", failure);
            jobs.abandon();
          });
      thread.start();
    }
  }

  private synchronized boolean stays() {
    long nanos = System.nanoTime() - idleSince;
    ending |= !busy && nanos >= idle.toNanos();
    if (!busy && !rested && nanos >= REST.toNanos()) {
      rested = true;
      System.gc(); // Spark deletes the files of what is no longer reachable
    }
    return busy || telling > 0 || !ending;
  }

  /** How long there is nothing to do without a connection, milliseconds; 0 while a job runs. */
  private synchronized long pause() {
    if (busy) {
      return 0;
    }
    Duration next = rested || idle.compareTo(REST) < 0 ? idle : REST;
    long nanos = next.toNanos() - (System.nanoTime() - idleSince);
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
  }

  private void serve(SocketChannel channel) {
    try (JobSocket client = new JobSocket(channel)) {
      Optional<String> wanted = new JobGreeting(client).asked();
      if (wanted.isPresent()) {
        Answer answer = answer(wanted.get());
        if (answer == Answer.TAKES) {
          work(client);
        } else {
          new JobGreeting(client).answer(answer);
        }
      }
    } catch (IOException e) {
      LOG.debug("a command has gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** If a job is taken, this process is busy from then on. */
  private synchronized Answer answer(String wanted) {
    if (!busy && !key.equals(wanted)) {
      ending = true;
      selector.wakeup();
    }
    if (ending) {
      return Answer.GONE;
    }
    if (busy) {
      return Answer.BUSY;
    }
    busy = true;
    state.running();
    return Answer.TAKES;
  }

  private void work(JobSocket client) throws IOException, InterruptedException {
    Optional<OwnedJob> job = requested(client);
    if (job.isEmpty()) {
      rest();
      return;
    }
    Optional<Throwable> failure = job.get().run();
    boolean clean = failure.isEmpty() || job.get().leavesNothing();
    beginToTell(clean);
    try {
      job.get().tell(failure);
    } finally {
      endToTell();
    }
  }

  /**
   * The job is done. Its command may send the next one as soon as it knows, so this process rests
   * before; one that is not clean takes no more jobs.
   */
  private synchronized void beginToTell(boolean clean) {
    telling++;
    ending |= !clean;
    rest();
  }

  private synchronized void endToTell() {
    telling--;
    selector.wakeup();
  }

  private Optional<OwnedJob> requested(JobSocket client) {
    try {
      new JobGreeting(client).answer(Answer.TAKES);
      JobConnection<JobReply, JobRequest> owner = JobConnection.toOwner(client.in(), client.out());
      return owner.receive().map(request -> new OwnedJob(request, owner, jobs));
    } catch (IOException e) {
      LOG.warn("no request has come", e);
      return Optional.empty();
    }
  }

  private synchronized void rest() {
    busy = false;
    rested = false;
    idleSince = System.nanoTime();
    state.idle();
    selector.wakeup();
  }
}
