package io.energyiot.analytics.scan;

import io.energyiot.bulk.process.ScanMode;
import io.energyiot.bulk.process.SstableReader;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.process.SstableScan;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.block.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
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

  private final SstableReader reader;
  private final List<SstableScan> open = new ArrayList<>();
  private StoreAccess access;
  private ScanSettings settings;
  private List<String> command;
  private SstableRequest.NodeTable table;

  /**
   * Will work in a folder of its own.
   *
   * @param work the folder that it is made in, which is for the owner of this process alone
   */
  public SstableScans(Path work) {
    reader = new SstableReader(work.resolve("read-" + ProcessHandle.current().pid()));
  }

  /**
   * Begins a job.
   *
   * @param store of which it reads
   * @param program the command of the process, without the class to run; empty if there is none
   */
  public synchronized void begin(StoreAccess store, ScanSettings how, List<String> program) {
    if (!store.equals(access) || !how.equals(settings)) {
      table = null;
    }
    access = store;
    settings = how;
    command = program;
    if (how.mayReadSstables() && !program.isEmpty()) {
      JOBS.put(store, this);
      Thread early = new Thread(this::startIfLarge, "reader");
      early.setDaemon(true);
      early.start();
    } else if (how.mode() == ScanMode.SSTABLE) {
      LOG.warn("SSTables can't be read, using CQL: no Cassandra of this machine is known");
    }
  }

  /** A question for a day of a large fleet will need the process, which starts beside Spark. */
  private synchronized void startIfLarge() {
    try {
      if (settings.mode() == ScanMode.AUTO && !reader.isRunning() && rows(1) >= MANY) {
        reader.start(command);
      }
    } catch (IOException | RuntimeException e) { // such as a refusal by JMX
      LOG.debug("the process that reads SSTables is not started yet", e);
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
      open.forEach(reader::close);
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
      if (settings.mode() == ScanMode.AUTO && !pays(question)) {
        return Optional.empty();
      }
      reader.start(command);
      SstableScan scan = reader.open(table());
      open.add(scan);
      LOG.info("reading SSTables, from {} to {}", question.firstDay(), question.lastDay());
      return Optional.of(scan);
    } catch (IOException | RuntimeException e) { // such as a refusal by JMX
      failed(e);
      return Optional.empty();
    }
  }

  private boolean pays(ScanQuestion question) throws IOException {
    return rows(question.days()) >= (reader.isRunning() ? FEW : MANY);
  }

  private long rows(long days) throws IOException {
    return TableSize.of(settings.node(), table().keyspace(), table().name()).rows(days);
  }

  private SstableRequest.NodeTable table() {
    if (table == null) {
      TableDefinition found = access.store().dayBlocks().definition();
      table =
          new SstableRequest.NodeTable(
              found.keyspace(), found.name(), found.cql(), found.hosts(), settings.node());
    }
    return table;
  }

  private void failed(Exception why) {
    LOG.warn(
        "SSTables can't be read, using CQL: {}",
        why instanceof EnergyException ? why.getMessage() : why.toString());
    reader.kill();
    open.clear();
  }

  @Override
  public synchronized void close() {
    reader.close();
  }
}
