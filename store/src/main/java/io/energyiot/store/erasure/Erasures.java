package io.energyiot.store.erasure;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.StoreClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Knows which devices were erased, and until when. An erasure is announced {@link #NOTICE} before
 * the instant until which it erases, and the list in use is at most {@link #MAX_AGE} old. So
 * whoever handles a reading learned after that instant knows of the erasure. Safe for use by many
 * threads.
 */
public final class Erasures {
  /** How long before its instant an erasure is announced; longer than clocks may differ. */
  public static final Duration NOTICE = Duration.ofSeconds(3);

  /** The maximum age of the list in use. */
  public static final Duration MAX_AGE = Duration.ofSeconds(1);

  /** How far back each reading of the list looks, milliseconds; erasures may arrive late. */
  private static final long LOOKED_BACK = TimeUnit.MINUTES.toMillis(10);

  private final CqlSession session;
  private final ErasureTable table;
  private final StoreClock clock;
  private volatile Snapshot latest = new Snapshot(Map.of(), System.nanoTime() - Long.MAX_VALUE / 2);
  private long lookedUntil;

  /**
   * The list at one time.
   *
   * @param until the instant of each device, milliseconds since 1970-01-01T00:00:00Z
   * @param readAt when reading began, by {@link System#nanoTime}
   */
  public record Snapshot(Map<String, Long> until, long readAt) {
    /**
     * Returns whether what was learned of a device at {@code millis} is erased.
     *
     * @param millis milliseconds since 1970-01-01T00:00:00Z
     */
    public boolean covers(String deviceId, long millis) {
      Long erased = until.get(deviceId);
      return erased != null && millis <= erased;
    }

    /** Returns whether the list is too old. */
    public boolean isOld() {
      return System.nanoTime() - readAt > MAX_AGE.toNanos();
    }
  }

  /** Creates the table if it is not there. */
  public Erasures(CqlSession session, StoreClock clock) {
    this.session = session;
    this.clock = clock;
    this.table = new ErasureTable(session);
  }

  /**
   * Announces an erasure, {@link #NOTICE} before its instant.
   *
   * @param until milliseconds since 1970-01-01T00:00:00Z
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void announce(String deviceId, long until) {
    try {
      session.execute(table.insert(deviceId, until));
    } catch (DriverException e) {
      throw Cassandra.unavailable("announcing an erasure", e);
    }
  }

  /**
   * Returns the list, at most {@link #MAX_AGE} old.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Snapshot recent() {
    Snapshot known = latest;
    if (!known.isOld()) {
      return known;
    }
    synchronized (this) { // one thread asks for all that wait
      return latest.isOld() ? read() : latest;
    }
  }

  /**
   * Returns the devices with erasures that reach beyond {@code millis}. Includes all erasures
   * announced before this call.
   *
   * @param millis milliseconds since 1970-01-01T00:00:00Z
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Set<String> after(long millis) {
    try {
      Set<String> devices = new HashSet<>();
      session.execute(table.selectAfter(millis)).forEach(row -> devices.add(row.getString(0)));
      return devices;
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the erasures", e);
    }
  }

  private Snapshot read() {
    long readAt = System.nanoTime();
    long now = clock.millis();
    Map<String, Long> until = latest.until();
    try {
      Map<String, Long> more = new HashMap<>();
      for (Row row : session.execute(table.selectAfter(lookedUntil))) {
        more.merge(row.getString(0), row.getInstant(1).toEpochMilli(), Math::max);
      }
      if (!until.entrySet().containsAll(more.entrySet())) {
        Map<String, Long> both = new HashMap<>(until);
        more.forEach((device, time) -> both.merge(device, time, Math::max));
        until = Map.copyOf(both);
      }
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the erasures", e);
    }
    lookedUntil = now - LOOKED_BACK;
    Snapshot read = new Snapshot(until, readAt);
    latest = read;
    return read;
  }
}
