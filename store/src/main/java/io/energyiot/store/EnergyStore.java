package io.energyiot.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.access.ApiKeys;
import io.energyiot.store.audit.Audits;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import io.energyiot.store.cassandra.StoreClock;
import io.energyiot.store.cassandra.TableCreation;
import io.energyiot.store.claim.JobClaims;
import io.energyiot.store.deployment.SenderTimeLimit;
import io.energyiot.store.deployment.StorageZones;
import io.energyiot.store.device.Devices;
import io.energyiot.store.erasure.Erasures;
import io.energyiot.store.idempotency.IdempotencyKeys;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveBlocks;
import io.energyiot.store.load.ContentReceipts;
import io.energyiot.store.load.Loads;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.Loaders;
import io.energyiot.store.queue.QueuedLoad;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.undo.LoadUndo;
import io.energyiot.store.undo.Undos;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that is stored, behind one session. Opening it creates missing tables, except those of
 * rollups, undos, job claims, idempotency keys, API keys, the audit and the queue of loads, which
 * their first use creates.
 */
public final class EnergyStore implements AutoCloseable {
  private static final SimpleStatement RELEASE =
      SimpleStatement.newInstance("SELECT release_version FROM system.local")
          .setTimeout(Duration.ofSeconds(2));

  private final CqlSession session;
  private final StorageZone zone;
  private final DayBlocks dayBlocks;
  private final LiveBlocks liveBlocks;
  private final DayStates dayStates;
  private final StoredReadings readings;
  private final ContentReceipts contentReceipts;
  private final Loads loads;
  private final Devices devices;
  private final Erasures erasures;
  private final StoreClock clock;
  private Rollups rollups;
  private Undos undos;
  private JobClaims jobClaims;
  private ApiKeys apiKeys;
  private Audits audits;
  private LoadQueue loadQueue;
  private Loaders loaders;
  private Loads partReceipts;

  private EnergyStore(CqlSession session, Optional<StorageZone> zone) {
    this.session = session;
    this.clock = StoreClock.of(session);
    this.zone = StorageZones.fix(session, zone);
    this.dayBlocks = new DayBlocks(session, this.zone);
    this.liveBlocks = new LiveBlocks(session, clock, dayBlocks.reaches(), this.zone);
    this.dayStates = new DayStates(session);
    this.readings = new StoredReadings(this.zone, dayBlocks, liveBlocks, dayStates);
    this.contentReceipts = new ContentReceipts(session);
    this.loads = new Loads(session);
    this.devices = new Devices(session);
    this.erasures = new Erasures(session, clock);
  }

  /** Opens the store that {@code settings} name under {@code cassandra.} and {@code storage.}. */
  public static EnergyStore open(Settings settings) {
    return open(StoreSettings.from(settings));
  }

  /** Opens a store. */
  public static EnergyStore open(StoreSettings settings) {
    return open(settings.cassandra(), settings.zone());
  }

  /**
   * Opens a store.
   *
   * @param zone the storage zone asked for; empty to take what was fixed before, or UTC
   */
  public static EnergyStore open(CassandraSettings settings, Optional<StorageZone> zone) {
    CqlSession session = Cassandra.connect(settings);
    try {
      return TableCreation.settled(session, () -> new EnergyStore(session, zone));
    } catch (DriverException e) {
      session.close();
      throw Cassandra.unavailable("opening " + settings, e);
    } catch (EnergyException e) {
      session.close();
      throw e;
    }
  }

  /** Returns the zone whose days cut series into blocks. */
  public StorageZone zone() {
    return zone;
  }

  /** Returns the clock that gives the times of all writes. */
  public StoreClock clock() {
    return clock;
  }

  /** Returns how far this machine's clock is ahead of the store's, milliseconds. */
  public long clockSkewMillis() {
    return clock.skewMillis();
  }

  /**
   * Returns the latest time of a topic's records that counts if a sender gave it, milliseconds
   * since 1970-01-01T00:00:00Z. It is fixed once and never changes.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public long sendersTimesUntil(String topic) {
    try {
      return TableCreation.settled(
          session, () -> SenderTimeLimit.until(session, topic, clock.millis()));
    } catch (DriverException e) {
      throw Cassandra.unavailable("asking until when senders gave the time", e);
    }
  }

  /** Returns what reads all readings. */
  public StoredReadings readings() {
    return readings;
  }

  /** Returns the streamed readings of days that are not sealed. */
  public LiveBlocks liveBlocks() {
    return liveBlocks;
  }

  /** Returns the states of days. */
  public DayStates dayStates() {
    return dayStates;
  }

  /** Returns the day blocks. */
  public DayBlocks dayBlocks() {
    return dayBlocks;
  }

  /** Returns the receipts of loaded contents. */
  public ContentReceipts contentReceipts() {
    return contentReceipts;
  }

  /** Returns the receipts of loads. */
  public Loads loads() {
    return loads;
  }

  /** Returns the device registry. */
  public Devices devices() {
    return devices;
  }

  /** Returns the erasures. */
  public Erasures erasures() {
    return erasures;
  }

  /**
   * Returns the results of rollups. The first call creates their tables, so processes without
   * rollups start faster.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if they can't be
   */
  public synchronized Rollups rollups() {
    if (rollups == null) {
      rollups = create("the tables of rollups", Rollups::new);
    }
    return rollups;
  }

  /** Returns what erases devices. */
  public Erasing erasing() {
    return new Erasing(dayBlocks, liveBlocks, dayStates, devices, erasures, rollups(), clock);
  }

  /**
   * Returns the receipts of undos. The first call creates their table.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it can't be
   */
  public synchronized Undos undos() {
    if (undos == null) {
      undos = create("the table of undos", Undos::new);
    }
    return undos;
  }

  /**
   * Returns the keys of requests that are done only once. Creates their table.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it can't be
   */
  public IdempotencyKeys idempotencyKeys() {
    return create("the table of idempotency keys", IdempotencyKeys::new);
  }

  private <T> T create(String tables, Function<CqlSession, T> user) {
    try {
      return TableCreation.settled(session, () -> user.apply(session));
    } catch (DriverException e) {
      throw Cassandra.unavailable("creating " + tables, e);
    }
  }

  /**
   * Returns the claims on jobs. The first call creates their table.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it can't be
   */
  public synchronized JobClaims jobClaims() {
    if (jobClaims == null) {
      jobClaims = create("the table of job claims", JobClaims::new);
    }
    return jobClaims;
  }

  /**
   * Returns the API keys. The first call creates their table.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it can't be
   */
  public synchronized ApiKeys apiKeys() {
    if (apiKeys == null) {
      apiKeys = create("the table of API keys", it -> new ApiKeys(it, clock));
    }
    return apiKeys;
  }

  /**
   * Returns the audit. The first call creates its tables.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if they can't be
   */
  public synchronized Audits audits() {
    if (audits == null) {
      audits = create("the tables of the audit", Audits::new);
    }
    return audits;
  }

  /**
   * Returns the queue of loads. The first call creates its table.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it can't be
   */
  public synchronized LoadQueue loadQueue() {
    if (loadQueue == null) {
      loadQueue = create("the table of the queue of loads", it -> new LoadQueue(it, loads));
    }
    return loadQueue;
  }

  /**
   * Returns the loaders that live. The first call creates their table.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it can't be
   */
  public synchronized Loaders loaders() {
    if (loaders == null) {
      loaders = create("the table of loaders", Loaders::new);
    }
    return loaders;
  }

  /**
   * Returns what keeps the receipt of a load of the queue, or of a part of one. The first call for
   * a part creates their tables.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if they can't be
   */
  public Loads receipts(QueuedLoad load) {
    return load.part() == null ? loads : partReceipts();
  }

  /**
   * Returns the receipts of parts of loads. The first call creates their tables.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if they can't be
   */
  public synchronized Loads partReceipts() {
    if (partReceipts == null) {
      partReceipts = create("the tables of parts of loads", Loads::ofParts);
    }
    return partReceipts;
  }

  /** Returns what takes loads back. */
  public LoadUndo loadUndo() {
    return new LoadUndo(loads, contentReceipts, dayBlocks, undos(), loadQueue());
  }

  /** Returns what tells whether devices have readings since a time. */
  public ReadingsSince readingsSince() {
    return new ReadingsSince(zone, dayBlocks, liveBlocks, dayStates);
  }

  /**
   * Asks Cassandra for its release, and waits for two seconds at most.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if none does
   */
  public String release() {
    try {
      return session.execute(RELEASE).one().getString(0);
    } catch (DriverException e) {
      throw Cassandra.unavailable("asking for the release", e);
    }
  }

  /** Returns the session, for queries that this class does not have. */
  public CqlSession session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
  }
}
