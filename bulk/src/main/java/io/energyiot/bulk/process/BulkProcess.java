package io.energyiot.bulk.process;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The process that writes or reads SSTables. It starts while its user is still busy with other
 * work. It reads requests from a pipe, so it ends when its user closes it or dies.
 */
public final class BulkProcess implements AutoCloseable {
  /** The class that the process runs. */
  public static final String MAIN = "io.energyiot.bulk.sstable.BulkMain";

  private static final int GRACE_SECONDS = 10;

  /** The exit value of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final Path log;
  private final ObjectOutputStream requests;
  private ObjectInputStream replies;

  private BulkProcess(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    this.requests = new ObjectOutputStream(process.getOutputStream());
    requests.flush();
  }

  /**
   * Starts the process.
   *
   * @param command the whole command but for the class that it runs
   * @param log receives the messages of Cassandra's code
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public static BulkProcess start(List<String> command, Path log) {
    List<String> whole = new ArrayList<>(command);
    whole.add(MAIN);
    try {
      Process process = new ProcessBuilder(whole).redirectError(Redirect.to(log.toFile())).start();
      return new BulkProcess(process, log);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.CHILD_FAILED,
          "the process for SSTables can't be started: " + e.getMessage(),
          e);
    }
  }

  /**
   * Lets the process get ready while its user is busy with other work.
   *
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED} if it has ended
   */
  public void prepare(SstableRequest.Prepare request) {
    try {
      requests.writeObject(request);
      requests.flush();
    } catch (IOException e) {
      throw failed(e.toString(), e);
    }
  }

  /**
   * Sends a request and waits until it is done.
   *
   * @param progress is told how many more rows are written
   * @return what was merged, by the files' places in the load
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}, or a code of its own, if it is not
   *     done
   */
  public SortedMap<Integer, MergeCounts> ask(SstableRequest request, LongConsumer progress) {
    try {
      requests.writeObject(request);
      requests.flush();
      while (true) {
        SstableReply reply = read();
        if (reply instanceof SstableReply.Progress more) {
          progress.accept(more.rows());
        } else if (reply instanceof SstableReply.Done done) {
          return done.merged();
        } else if (reply instanceof SstableReply.Failed failed) {
          throw failed(failed);
        }
      }
    } catch (EOFException e) {
      throw failed(ranOutOfMemory() ? "it ran out of memory" : "it ended", e);
    } catch (IOException | ClassNotFoundException e) {
      throw failed(e.toString(), e);
    }
  }

  /** Does the same, but kills the process if it is not done in time. */
  public void ask(SstableRequest request, Duration max) {
    CompletableFuture<Boolean> isDone = new CompletableFuture<>();
    CompletableFuture<Void> watch =
        isDone
            .completeOnTimeout(false, max.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(
                inTime -> {
                  if (!inTime) {
                    kill();
                  }
                });
    try {
      ask(request, rows -> {});
    } finally {
      isDone.complete(true);
      watch.join();
    }
  }

  private boolean ranOutOfMemory() {
    try {
      return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)
          && process.exitValue() == OUT_OF_MEMORY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private SstableReply read() throws IOException, ClassNotFoundException {
    if (replies == null) {
      replies = new ObjectInputStream(new BufferedInputStream(process.getInputStream()));
    }
    return (SstableReply) replies.readObject();
  }

  private EnergyException failed(SstableReply.Failed reply) {
    return reply.code() == ErrorCode.CHILD_FAILED
        ? failed(reply.message(), null)
        : new EnergyException(reply.code(), reply.message());
  }

  private EnergyException failed(String why, Throwable cause) {
    return new EnergyException(
        ErrorCode.CHILD_FAILED,
        "the process for SSTables failed: " + why + "; its log is " + log,
        cause);
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process at once, from any thread. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends the process. */
  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly(); // it has ended already, or does not read
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
