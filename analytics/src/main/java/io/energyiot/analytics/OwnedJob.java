package io.energyiot.analytics;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A job of a kept process, which goes on only as long as the command that waits for it. A question
 * that nobody waits for any more is cancelled. With a job that writes the whole process ends, as
 * nothing of it may go on.
 */
final class OwnedJob {
  /** How often a job is cancelled, since it may begin more tasks, until the process is ended. */
  private static final int CANCELS = 50;

  private static final int CANCEL_MILLIS = 200;
  private static final int CLOSE_MILLIS = 5_000;

  private final JobRequest request;
  private final JobConnection<JobReply, JobRequest> owner;
  private final KeptJobs jobs;
  private final String group = "job " + System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread watch = new Thread(this::cancelWithoutOwner, "owner");
  private volatile boolean isAlone;

  OwnedJob(JobRequest request, JobConnection<JobReply, JobRequest> owner, KeptJobs jobs) {
    this.request = request;
    this.owner = owner;
    this.jobs = jobs;
  }

  /** Does the job and returns why it failed; empty if it did not. */
  Optional<Throwable> run() throws InterruptedException {
    watch.setDaemon(true);
    watch.start();
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              jobs.run(request, group, owner);
              return null;
            });
    task.run();
    over.countDown();
    try {
      task.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    }
  }

  /** Whether nothing goes on of a job that has failed, and it has written nothing. */
  boolean leavesNothing() throws InterruptedException {
    return !SparkJobs.writes(request.job()) && jobs.settle(group);
  }

  /**
   * Says how it has ended, if somebody waits for that, and lets the other end close the connection:
   * if it were closed before all was read that has come, the other end would be told of a failure.
   */
  void tell(Optional<Throwable> failure) throws IOException, InterruptedException {
    if (isAlone) {
      return;
    }
    owner.send(failure.<JobReply>map(JobFailure::of).orElseGet(JobReply.Done::new));
    watch.join(CLOSE_MILLIS);
  }

  private void cancelWithoutOwner() {
    try {
      owner.receive();
    } catch (IOException e) {
      // as if it had ended
    }
    isAlone = true;
    try {
      for (int i = 0; i < CANCELS && over.getCount() > 0 && !SparkJobs.writes(request.job()); i++) {
        jobs.cancel(group);
        over.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (over.getCount() > 0) {
      jobs.abandon();
    }
  }
}
