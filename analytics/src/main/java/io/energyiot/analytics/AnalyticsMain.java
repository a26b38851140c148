package io.energyiot.analytics;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The process that runs Spark. Either it takes one request from standard input and replies on
 * standard output; then it ends with its owner, in whatever way that ends, because standard input
 * ends then. Or it is kept, and takes one request after the other from a socket.
 */
public final class AnalyticsMain {
  private final JobConnection<JobReply, JobRequest> owner;

  private AnalyticsMain(JobConnection<JobReply, JobRequest> owner) {
    this.owner = owner;
  }

  /**
   * Takes no arguments, or those of a kept process: its socket, the file with its key, the file
   * that says what it does, and the minutes after which it ends if it has nothing to do. No
   * secrets, nor a digest of them: a command line can be seen by all users of the machine.
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err); // what Spark prints must not come between the replies
    if (arguments.length == 0) {
      runOne(out);
    } else {
      new KeptProcess(
              Path.of(arguments[0]),
              Files.readString(Path.of(arguments[1])),
              new KeptState(Path.of(arguments[2])),
              Duration.ofMinutes(Long.parseLong(arguments[3])),
              new KeptJobs())
          .run();
    }
    System.exit(0); // nobody needs what the process still does
  }

  private static void runOne(PrintStream out) throws IOException {
    AnalyticsMain process = new AnalyticsMain(JobConnection.toOwner(System.in, out));
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> process.fail(failure));
    Optional<JobRequest> request = process.owner.receive();
    process.endWithOwner();
    if (request.isPresent()) {
      process.run(request.get());
      process.send(new JobReply.Done());
    }
  }

  /** Says why there is no result, and ends. */
  private void fail(Throwable failure) {
    try {
      send(JobFailure.of(failure));
    } finally {
      System.exit(1); // lets Spark delete its files
    }
  }

  private void endWithOwner() {
    Thread thread =
        new Thread(
            () -> {
              try {
                owner.receive();
              } catch (IOException e) {
                // as if it had ended
              }
              Runtime.getRuntime().halt(1);
            },
            "owner");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(JobRequest request) throws IOException {
    PrintWriter out = new PrintWriter(new BufferedWriter(new ReplyWriter(owner)));
    try (SharedSpark spark = new SharedSpark()) {
      spark.run(request, "job", out, this::send);
    }
  }

  private void send(JobReply reply) {
    try {
      owner.send(reply);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody takes the reply", e);
    }
  }
}
