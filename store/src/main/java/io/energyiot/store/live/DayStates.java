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
   * The states of the days that have one, days since 1970-01-01 in the storage zone.
   *
   * @param readAt when they began to be read, by {@link System#nanoTime}
   */
  public record Snapshot(Map<Long, DayState> states, long readAt) {
    /** The state of a day; empty if it never had live blocks. */
    public Optional<DayState> of(long day) {
      return Optional.ofNullable(states.get(day));
    }

    /** Whether readings of the day may be in live blocks alone. */
    public boolean needsLiveBlocks(long day) {
      DayState state = states.get(day);
      return state != null && state.needsLiveBlocks();
    }

    /** How old it is, milliseconds. */
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
   * The states, read now unless that was done within {@code maxAgeMillis}.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Snapshot within(long maxAgeMillis) {
    Snapshot known = latest;
    if (known.ageMillis() < maxAgeMillis) {
      return known;
    }
    synchronized (this) { // one asks for all that wait
      return latest.ageMillis() < maxAgeMillis ? latest : read();
    }
  }

  /** Whether {@link #within} will not ask Cassandra. */
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

  /** Gives a day without a state the state {@code first}; returns the state that it has then. */
  public DayState begin(long day, DayState first) {
    try {
      session.execute(table.insertIfAbsent(day, first));
    } catch (DriverException e) {
      throw Cassandra.unavailable("opening a day", e);
    }
    return read().of(day).orElse(first);
  }

  /** Takes a day from one state to another; whether it was in the first one. */
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
