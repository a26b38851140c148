package io.energyiot.analytics;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** What a kept process does with its requests: has the Spark that they share do them. */
class KeptJobs {
  private static final int LOOKS = 100;
  private static final int LOOK_MILLIS = 100;

  private final SharedSpark spark = new SharedSpark();

  /**
   * Does a job, with its output and progress as replies, but for the last one.
   *
   * @param group by which its tasks are cancelled
   */
  void run(JobRequest request, String group, JobConnection<JobReply, JobRequest> owner)
      throws IOException {
    PrintWriter out = new PrintWriter(new BufferedWriter(new ReplyWriter(owner)));
    spark.run(request, group, out, progress -> send(progress, owner));
  }

  private static void send(JobReply reply, JobConnection<JobReply, JobRequest> owner) {
    try {
      owner.send(reply);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody takes the reply", e);
    }
  }

  /** Has the tasks of a job fail that run now, from any thread. */
  void cancel(String group) {
    spark.cancel(group);
  }

  /**
   * Cancels what a job that has failed has left running, and waits until that has ended, for ten
   * seconds at most.
   *
   * @return whether it has
   */
  boolean settle(String group) throws InterruptedException {
    int looks = 0;
    do {
      spark.cancel(group);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS); // Spark tells later that a task has begun
    } while (spark.hasTasks() && ++looks < LOOKS);
    return !spark.hasTasks();
  }

  /** Ends this process at once, and with it all that a job does. */
  void abandon() {
    Runtime.getRuntime().halt(1);
  }
}
