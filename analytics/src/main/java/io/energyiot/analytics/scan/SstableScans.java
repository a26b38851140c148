package io.energyiot.analytics.scan;

import io.energyiot.bulk.process.BulkProcess;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.jobs.JobSocket;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.block.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the SSTables of this machine's Cassandra, for jobs one after the other, by a process that
 * is started when it is first needed and stays. Each scan has the rows that Cassandra has
 * acknowledged when it begins, and is open until its job ends. Whatever fails here only means that
 * CQL is used.
 */
public final class SstableScans implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SstableScans.class);
  private static final Map<StoreAccess, SstableScans> JOBS = new ConcurrentHashMap<>();

  /** A process that has just started needs as long as CQL for so many rows. */
  private static final long MANY = 1_000_000;

  /** CQL has so many rows before a snapshot is taken. */
  private static final long FEW = 20_000;

  /** For a snapshot, which has Cassandra write down what it has in memory. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(5);

  private final Path folder;
  private final List<Long> open = new ArrayList<>();
  private StoreAccess access;
  private ScanSettings settings;
  private List<String> command;
  private TableDefinition table;
  private BulkProcess process;
  private Path socket;
  private long last;

  /**
   * Will work in a folder of its own.
   *
   * @param work the folder that it is made in, which is for the owner of this process alone
   */
  public SstableScans(Path work) {
    folder = work.resolve("read-" + ProcessHandle.current().pid());
  }

  /**
   * Begins a job.
   *
   * @param store of which it reads
   * @param reader the command of the process, without the class to run; empty if there is none
   */
  public synchronized void begin(StoreAccess store, ScanSettings how, List<String> reader) {
    if (!store.equals(access)) {
      table = null;
    }
    access = store;
    settings = how;
    command = reader;
    if (how.mayReadSstables() && !reader.isEmpty()) {
      JOBS.put(store, this);
      Thread early = new Thread(this::startIfLarge, "reader");
      early.setDaemon(true);
      early.start();
    } else if (how.mode() == ScanSettings.Mode.SSTABLE) {
      LOG.warn("SSTables can't be read, using CQL: no Cassandra of this machine is known");
    }
  }

  /** A question for a day of a large fleet will need the process, which starts beside Spark. */
  private synchronized void startIfLarge() {
    try {
      if (settings.mode() == ScanSettings.Mode.AUTO && process == null && rows(1) >= MANY) {
        start();
      }
    } catch (IOException | RuntimeException e) { // such as a refusal by JMX
      LOG.debug("the process that reads SSTables is not started yet", e);
    }
  }

  private void start() throws IOException {
    if (process == null || !process.isAlive()) {
      Files.createDirectories(folder);
      if (socket == null) {
        socket = JobSocket.place(folder, "s");
        socket.getParent().toFile().deleteOnExit(); // after the socket
        socket.toFile().deleteOnExit();
      }
      process = BulkProcess.start(command, folder.resolve("reader.log"));
    }
  }

  /** Ends the job, and closes its scans. */
  public synchronized void end() {
    if (access != null) {
      JOBS.remove(access);
    }
    closeScans();
  }

  /** Closes the scans that the job of a store has opened so far and does not need any more. */
  public static void closeScans(StoreAccess store) {
    Optional.ofNullable(JOBS.get(store)).ifPresent(SstableScans::closeScans);
  }

  private synchronized void closeScans() {
    try {
      for (long scan : open) {
        process.ask(new SstableRequest.CloseScan(scan), MAX_WAIT);
      }
    } catch (EnergyException e) {
      failed(e);
    }
    open.clear();
  }

  /** Opens the SSTables if a question is better answered from them. */
  static Optional<SstableScan> open(StoreAccess store, ScanQuestion question) {
    return Optional.ofNullable(JOBS.get(store)).flatMap(scans -> scans.open(question));
  }

  private synchronized Optional<SstableScan> open(ScanQuestion question) {
    try {
      if (settings.mode() == ScanSettings.Mode.AUTO && !pays(question)) {
        return Optional.empty();
      }
      start();
      TableDefinition table = table();
      long number = ++last;
      process.ask(
          new SstableRequest.OpenScan(
              number,
              table.keyspace(),
              table.name(),
              table.cql(),
              settings.node(),
              table.hosts(),
              socket.toString()),
          MAX_WAIT);
      open.add(number);
      LOG.info("reading SSTables, from {} to {}", question.firstDay(), question.lastDay());
      return Optional.of(new SstableScan(socket.toString(), number));
    } catch (IOException | RuntimeException e) { // such as a refusal by JMX
      failed(e);
      return Optional.empty();
    }
  }

  private boolean pays(ScanQuestion question) throws IOException {
    boolean isRunning = process != null && process.isAlive();
    return rows(question.days()) >= (isRunning ? FEW : MANY);
  }

  private long rows(long days) throws IOException {
    return TableSize.of(settings.node(), table().keyspace(), table().name()).rows(days);
  }

  private TableDefinition table() {
    if (table == null) {
      table = access.store().dayBlocks().definition();
    }
    return table;
  }

  private void failed(Exception why) {
    LOG.warn(
        "SSTables can't be read, using CQL: {}",
        why instanceof EnergyException ? why.getMessage() : why.toString());
    if (process != null) {
      process.kill();
      process = null;
    }
    open.clear();
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
