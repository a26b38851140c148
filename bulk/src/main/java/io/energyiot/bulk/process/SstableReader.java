package io.energyiot.bulk.process;

import io.energyiot.jobs.JobSocket;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The process that reads SSTables of this machine's Cassandra. It starts when it is first needed
 * and stays until this is closed. For one thread; what it has opened is for many.
 */
public final class SstableReader implements AutoCloseable {
  /** For a snapshot, which has Cassandra write down what it has in memory. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(5);

  private final Path folder;
  private BulkProcess process;
  private Path socket;
  private long last;

  /**
   * Will start a process.
   *
   * @param folder for its socket and its log; made if it is missing, in one that is for the owner
   *     of this process alone
   */
  public SstableReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts the process unless it runs. One that has died is replaced.
   *
   * @param command its command, without the class to run
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public void start(List<String> command) throws IOException {
    if (!isRunning()) {
      Files.createDirectories(folder);
      if (socket == null) {
        socket = JobSocket.place(folder, "s");
        socket.getParent().toFile().deleteOnExit(); // after the socket
        socket.toFile().deleteOnExit();
      }
      process = BulkProcess.start(command, folder.resolve("reader.log"));
    }
  }

  /** Whether the process runs. */
  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  /**
   * Opens the SSTables of a table, with all that Cassandra has acknowledged so far.
   *
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}, or a code of its own, if that
   *     can't be done
   */
  public SstableScan open(SstableRequest.NodeTable table) {
    SstableScan scan = new SstableScan(socket.toString(), ++last);
    process.ask(new SstableRequest.OpenScan(scan.number(), table, scan.socket()), MAX_WAIT);
    return scan;
  }

  /**
   * Closes a scan. What is being read is read to its end.
   *
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public void close(SstableScan scan) {
    process.ask(new SstableRequest.CloseScan(scan.number()), MAX_WAIT);
  }

  /** Ends the process at once, with all that it has opened. */
  public void kill() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
