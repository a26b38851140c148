package io.energyiot.store.live;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The states of days. Safe for use by many threads. */
public final class DayStates {
  private final CqlSession session;
  private final DayStateTable table;
  private volatile Snapshot latest = new Snapshot(Map.of(), System.nanoTime() - Long.MAX_VALUE / 2);

  /**
   * The states at one time.
   *
   * @param states by day of the storage zone, days since 1970-01-01
   * @param readAt when reading began, by {@link System#nanoTime}
   */
  public record Snapshot(Map<Long, DayState> states, long readAt) {
    /** Returns the state of a day; empty if it never had live blocks. */
    public Optional<DayState> of(long day) {
      return Optional.ofNullable(states.get(day));
    }

    /** Returns whether readings of the day may be in live blocks only. */
    public boolean needsLiveBlocks(long day) {
      DayState state = states.get(day);
      return state != null && state.needsLiveBlocks();
    }

    /** Returns the age of the snapshot, milliseconds. */
    public long ageMillis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readAt);
    }
  }

  /** Creates the table if it is not there. */
  public DayStates(CqlSession session) {
    this.session = session;
    this.table = new DayStateTable(session);
  }

  /**
   * Returns the states; reads them unless that was done within {@code maxAgeMillis}.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Snapshot within(long maxAgeMillis) {
    Snapshot known = latest;
    if (known.ageMillis() < maxAgeMillis) {
      return known;
    }
    synchronized (this) { // one thread asks for all that wait
      return latest.ageMillis() < maxAgeMillis ? latest : read();
    }
  }

  /** Returns whether {@link #within} needs no answer from Cassandra. */
  public boolean isYoungerThan(long maxAgeMillis) {
    return latest.ageMillis() < maxAgeMillis;
  }

  private synchronized Snapshot read() {
    long now = System.nanoTime();
    Map<Long, DayState> states = new TreeMap<>();
    try {
      session
          .execute(table.select())
          .forEach(
              row -> states.put(row.getLocalDate(0).toEpochDay(), DayState.of(row.getString(1))));
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the states of days", e);
    }
    Snapshot read = new Snapshot(states, now);
    latest = read;
    return read;
  }

  /** Gives a day the state {@code first} if it has none; returns its state. */
  public DayState begin(long day, DayState first) {
    try {
      session.execute(table.insertIfAbsent(day, first));
    } catch (DriverException e) {
      throw Cassandra.unavailable("opening a day", e);
    }
    return read().of(day).orElse(first);
  }

  /** Changes the state of a day; returns whether it was in the first state. */
  public boolean change(long day, DayState from, DayState to) {
    try {
      boolean changed = session.execute(table.change(day, from, to)).wasApplied();
      read();
      return changed;
    } catch (DriverException e) {
      throw Cassandra.unavailable("changing the state of a day", e);
    }
  }
}
