package io.energyiot.store.queue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.Loads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The queue that the loaders of a system share. A load is in it from the moment it is queued until
 * its last receipt is written. One loader at a time holds it; the claim lapses if that loader dies,
 * and another one does the load again under the same id. Safe for use by many threads. Every method
 * fails with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if Cassandra does not answer.
 */
public final class LoadQueue {
  /** After this time without a renewal, a claim lapses. */
  public static final Duration LAPSE = Duration.ofSeconds(20);

  /** How long the loader may take to end a load that is cancelled. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long LOOK_MILLIS = 50;
  private static final String APPLIED = "[applied]";

  private final CqlSession session;
  private final LoadQueueTable table;
  private final Loads loads;
  private final int ttlSeconds;

  /** What has become of a claim. */
  public enum Claim {
    /** It holds. */
    HELD,
    /** The load is to end without storing anything. */
    CANCELLED,
    /** It has lapsed; another loader may have the load, or may have done it. */
    LOST
  }

  /** Creates the table if it is not there. */
  public LoadQueue(CqlSession session, Loads loads) {
    this(session, loads, LAPSE);
  }

  LoadQueue(CqlSession session, Loads loads, Duration lapse) {
    this.session = session;
    this.table = new LoadQueueTable(session);
    this.loads = loads;
    this.ttlSeconds = Math.toIntExact(lapse.toSeconds());
  }

  /**
   * Queues a load and returns its receipt, which is there before a loader sees the load. A load
   * that could not be queued has failed. If that can't be found out now, it fails too, but its
   * receipt says that it waits: it may be in the queue.
   */
  public LoadReceipt add(LoaderJob job) {
    UUID id = LoadReceipt.newId();
    LoadReceipt receipt = LoadReceipt.queued(id, job.route());
    loads.save(receipt);
    try {
      one(table.insert(id, job, null));
    } catch (EnergyException e) {
      if (!hasArrived(receipt, e)) {
        throw e;
      }
    }
    return receipt;
  }

  /** Whether a load was queued although the answer says nothing of that; if not, it has failed. */
  private boolean hasArrived(LoadReceipt receipt, EnergyException cause) {
    try {
      boolean isRefused = cause.getCause() instanceof QueryValidationException;
      if (!isRefused && (isInQueue(receipt.id()) || hasBegun(receipt.id()))) {
        return true;
      }
      String why = "it could not be queued: " + cause.text();
      loads.save(receipt.failedAt(LoadReceipt.now(), why));
    } catch (EnergyException e) {
      cause.addSuppressed(e);
    }
    return false;
  }

  /** Ends an insertion that is under way, so that it can't come later. */
  private boolean isInQueue(UUID id) {
    return one(table.state(id).setConsistencyLevel(DefaultConsistencyLevel.SERIAL)) != null;
  }

  /** To be asked after the queue, which a load leaves last. */
  private boolean hasBegun(UUID id) {
    return loads.requireOverview(id).state() != LoadState.QUEUED;
  }

  /** Returns all loads that wait or run, in their order, without those of another release. */
  public List<QueueEntry> all() {
    List<QueueEntry> found = new ArrayList<>();
    execute(table.all()).forEach(row -> LoadQueueTable.entry(row).ifPresent(found::add));
    return found;
  }

  private Stream<QueueEntry> wholes() {
    return all().stream().filter(each -> each.whole() == null);
  }

  /** Returns how many loads wait or run. */
  public int size() {
    return (int) wholes().count();
  }

  /** Returns a load that waits or runs; empty if it is neither. */
  public Optional<QueuedLoad> find(UUID id) {
    return Optional.ofNullable(one(table.select(id))).map(LoadQueueTable::load);
  }

  /** Whether a load waits or runs. */
  public boolean contains(UUID id) {
    return one(table.state(id)) != null;
  }

  /** Returns how many loads come before this one. */
  public int before(UUID id) {
    return (int) wholes().takeWhile(each -> !each.id().equals(id)).count();
  }

  /** Returns the parts of a load that wait or run. */
  public List<QueueEntry> parts(UUID load) {
    return all().stream().filter(each -> load.equals(each.whole())).toList();
  }

  /**
   * Records that a load is done in parts, a file each, which are not queued yet.
   *
   * @param files by the versions of what is new in them
   * @return whether {@code holder} holds the load, so that they may be queued
   */
  public boolean cut(UUID id, UUID holder, SortedMap<Instant, String> files) {
    return one(table.cut(id, holder, files)).getBoolean(APPLIED);
  }

  /** Queues a part of a load, unless it is in the queue. */
  public void addPart(UUID id, LoaderJob job, QueuedLoad.Part part) {
    one(table.insert(id, job, part));
  }

  /** Cancels the parts of a load of which nothing is stored yet. */
  public void cancelParts(UUID load) {
    parts(load).stream()
        .filter(each -> !each.cancelled())
        .forEach(each -> one(table.cancel(each.id())));
  }

  /**
   * Claims a load that nobody holds.
   *
   * @return whether {@code holder} has it now
   */
  public boolean claim(UUID id, UUID holder) {
    Row row = one(table.claim(id, holder, ttlSeconds));
    // The driver repeats a statement without an answer: then the claim found is our own.
    return row.getBoolean(APPLIED) || holder.equals(uuid(row, "holder"));
  }

  /** Renews a claim, or tells why that is not possible. */
  public Claim renew(UUID id, UUID holder) {
    return claim(one(table.renew(id, holder, ttlSeconds)), holder);
  }

  /** Tells from the answer to an update what has become of a claim. */
  private static Claim claim(Row row, UUID holder) {
    if (row.getBoolean(APPLIED)) {
      return Claim.HELD;
    }
    boolean ours = holder.equals(uuid(row, "holder"));
    return ours && row.getBoolean("cancelled") ? Claim.CANCELLED : Claim.LOST;
  }

  /**
   * Records that the work begins.
   *
   * @param attempts how often it was begun, with this time
   */
  public void begin(UUID id, UUID holder, int attempts) {
    one(table.begin(id, holder, attempts));
  }

  /** Lets another loader, or this one later, have the load. */
  public void giveBack(UUID id, UUID holder) {
    one(table.giveBack(id, holder));
  }

  /**
   * Records that something of the load is going to be stored. From then on it can't be cancelled.
   *
   * @return whether it may be: the claim holds, and the load is not cancelled
   */
  public Claim beginStoring(UUID id, UUID holder) {
    return claim(one(table.beginStoring(id, holder)), holder);
  }

  /** Takes a load out of the queue, once its last receipt is written. */
  public void remove(UUID id, UUID holder) {
    one(table.delete(id, holder));
  }

  /**
   * Cancels a load of which nothing is stored yet, or what is not stored yet of one in parts. Waits
   * a few seconds for the loader that does it.
   *
   * @return its receipt, without its files; of a load whose loader does not react, one that is not
   *     cancelled yet
   * @throws EnergyException with {@link ErrorCode#LOAD_UNKNOWN}; with {@link ErrorCode#LOAD_BUSY}
   *     if it has ended or is being stored
   */
  public LoadReceipt cancel(UUID id) {
    LoadReceipt receipt = loads.requireOverview(id);
    if (receipt.state() == LoadState.CANCELLED) {
      return receipt;
    }
    Row row = one(table.cancel(id));
    if (!row.getBoolean(APPLIED)) {
      return endUnqueued(id);
    }
    cancelParts(id);
    boolean inParts = find(id).filter(load -> !load.cut().isEmpty()).isPresent();
    UUID self = UUID.randomUUID();
    return !inParts && claim(id, self) ? endCancelled(receipt, self) : awaitedEnd(receipt);
  }

  /** Ends a load that says it waits, but whose queueing was cut off; refuses any other. */
  private LoadReceipt endUnqueued(UUID id) {
    boolean queued = contains(id);
    LoadReceipt receipt = loads.requireOverview(id); // after the queue: a load leaves that last
    if (queued || receipt.state() != LoadState.QUEUED) {
      throw tooLate(receipt, queued);
    }
    return cancelled(receipt);
  }

  private LoadReceipt awaitedEnd(LoadReceipt before) {
    LoadReceipt receipt = before;
    long began = System.nanoTime();
    while (receipt.state() != LoadState.CANCELLED
        && System.nanoTime() - began < PATIENCE.toNanos()) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return receipt;
      }
      receipt = loads.overview(before.id()).orElse(before);
    }
    return receipt;
  }

  private LoadReceipt endCancelled(LoadReceipt receipt, UUID holder) {
    return endCancelled(receipt, holder, loads);
  }

  /**
   * Writes the last receipt of a load or part that was cancelled, and takes it out of the queue.
   *
   * @param receipts take it
   */
  public LoadReceipt endCancelled(LoadReceipt receipt, UUID holder, Loads receipts) {
    LoadReceipt ended = receipt.cancelledAt(LoadReceipt.now());
    receipts.save(ended);
    remove(receipt.id(), holder);
    return ended;
  }

  private LoadReceipt cancelled(LoadReceipt receipt) {
    LoadReceipt ended = receipt.cancelledAt(LoadReceipt.now());
    loads.save(ended);
    return ended;
  }

  private static EnergyException tooLate(LoadReceipt receipt, boolean queued) {
    String why;
    if (queued) {
      why = "load %s is being stored, so it can't be cancelled; wait for its end and undo it";
    } else if (receipt.stateAt(Instant.now()) == LoadState.RUNNING) {
      why = "load %s is done by a command and not by the loader; end that command";
    } else {
      why = "load %s has ended, so it can't be cancelled; undo it to take it back";
    }
    String undo = " (POST /v1/loads/%s/undo, ./energy loads undo %s)";
    UUID id = receipt.id();
    return new EnergyException(
        ErrorCode.LOAD_BUSY,
        why.formatted(id) + (why.contains("undo") ? undo.formatted(id, id) : ""));
  }

  /** Returns a column of an answer; null also if the answer does not have it, as without a row. */
  private static UUID uuid(Row row, String column) {
    return row.getColumnDefinitions().contains(column) ? row.getUuid(column) : null;
  }

  private Row one(BoundStatement statement) {
    return execute(statement).one();
  }

  private ResultSet execute(BoundStatement statement) {
    try {
      return session.execute(statement);
    } catch (DriverException e) {
      throw Cassandra.unavailable("asking the queue of loads", e);
    }
  }
}
