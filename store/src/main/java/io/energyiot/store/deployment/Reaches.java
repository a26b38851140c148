package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Knows how far readings reach out of the day in which they start. If none does, a day is merged by
 * itself; otherwise neighbouring days may cover its readings. Writers raise the reach before they
 * write. Safe for use by many threads.
 */
public final class Reaches {
  /** The name for all channels without a reach of their own. No channel is called so. */
  public static final String OTHERS = StorageChannelTable.ANY;

  /** The reach of readings that were written before reaches were recorded. */
  private static final int UNKNOWN = 1;

  /** The largest number of channels with a reach of their own in a year; the others share one. */
  private static final int MAX_CHANNELS = 64;

  private final CqlSession session;
  private final StorageReachTable table;
  private final Map<Integer, Map<String, Integer>> raised = new ConcurrentHashMap<>();
  private volatile Snapshot latest = new Snapshot(Map.of(), System.nanoTime() - Long.MAX_VALUE / 2);

  /** Creates the table if it is missing, and fills in readings that were written before. */
  Reaches(CqlSession session, StorageChannelTable channels, StorageYearTable years) {
    this.session = session;
    this.table = new StorageReachTable(session);
    // Years and channels first, since writers write the reach before these.
    Map<Integer, Set<String>> written = new HashMap<>();
    session
        .execute(years.select())
        .forEach(row -> written.put(row.getInt(0), new HashSet<>(Set.of())));
    session
        .execute(channels.select(0, Integer.MAX_VALUE))
        .forEach(
            row ->
                written.computeIfAbsent(row.getInt(0), y -> new HashSet<>()).add(row.getString(1)));
    Map<Integer, Map<String, Integer>> known = select();
    written.forEach((year, names) -> fillIn(year, names, known.getOrDefault(year, Map.of())));
  }

  private void fillIn(int year, Set<String> names, Map<String, Integer> known) {
    Set<String> wanted = names.isEmpty() ? Set.of(StorageChannelTable.ANY) : names;
    wanted.stream()
        .filter(name -> !known.containsKey(name))
        .forEach(name -> session.execute(table.insert(year, name, UNKNOWN)));
  }

  private Map<Integer, Map<String, Integer>> select() {
    Map<Integer, Map<String, Integer>> reaches = new HashMap<>();
    for (Row row : session.execute(table.select())) {
      reaches
          .computeIfAbsent(row.getInt(0), year -> new HashMap<>())
          .merge(row.getString(1), row.getInt(2), Math::max);
    }
    return reaches;
  }

  /**
   * Records how far a reading reaches, before it is written.
   *
   * @param reach into how many days after its own
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void raise(int year, Channel channel, int reach) {
    Map<String, Integer> known = raised.computeIfAbsent(year, first -> new ConcurrentHashMap<>());
    boolean isOneTooMany = known.size() >= MAX_CHANNELS && !known.containsKey(channel.name());
    String name = isOneTooMany ? StorageChannelTable.ANY : channel.name();
    if (known.getOrDefault(name, -1) >= reach) {
      return;
    }
    try {
      session.execute(table.insert(year, name, reach));
    } catch (DriverException e) {
      throw Cassandra.unavailable("recording how far readings reach", e);
    }
    known.merge(name, reach, Math::max);
  }

  /** How far readings reach, by year and channel. */
  public static final class Snapshot {
    private final Map<Integer, Map<String, Integer>> reaches;
    private final long readAt;

    Snapshot(Map<Integer, Map<String, Integer>> reaches, long readAt) {
      this.reaches = reaches;
      this.readAt = readAt;
    }

    private long ageMillis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readAt);
    }

    private static int of(Map<String, Integer> ofYear, Channel channel) {
      return Math.max(
          ofYear.getOrDefault(channel.name(), 0), ofYear.getOrDefault(StorageChannelTable.ANY, 0));
    }

    /**
     * Returns the channels whose readings reach out of the given days or into them, by name, and
     * how far; may include {@link #OTHERS}.
     *
     * @param firstDay in the storage zone, days since 1970-01-01
     * @param lastDay the last day, itself included
     */
    public Map<String, Integer> far(long firstDay, long lastDay) {
      Map<String, Integer> far = new HashMap<>();
      reaches.forEach(
          (year, channels) ->
              channels.forEach(
                  (name, reach) -> {
                    if (reach > 0
                        && firstDayOf(year) <= lastDay
                        && lastDayOf(year) + reach >= firstDay) {
                      far.merge(name, reach, Math::max);
                    }
                  }));
      return far;
    }

    private static long firstDayOf(int year) {
      return LocalDate.ofYearDay(year, 1).toEpochDay();
    }

    private static long lastDayOf(int year) {
      return LocalDate.of(year, 12, 31).toEpochDay();
    }

    /**
     * Returns the days whose readings may cover those of the given days, or be covered by them; the
     * given days included.
     *
     * @param firstDay in the storage zone, days since 1970-01-01
     * @param lastDay the last day, itself included
     */
    public DaySpan around(Channel channel, long firstDay, long lastDay) {
      long first = firstDay;
      long last = lastDay;
      for (Map.Entry<Integer, Map<String, Integer>> each : reaches.entrySet()) {
        int reach = of(each.getValue(), channel);
        if (reach > 0) {
          long begin = firstDayOf(each.getKey());
          long end = lastDayOf(each.getKey());
          if (begin <= lastDay && end + reach >= firstDay) {
            first = Math.min(first, Math.max(begin, firstDay - reach));
          }
          if (begin <= lastDay && end >= firstDay) {
            last = Math.max(last, Math.min(lastDay, end) + reach);
          }
        }
      }
      return new DaySpan(first, last);
    }
  }

  /**
   * Returns the reaches; reads them unless that was done within {@code maxAgeMillis}.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Snapshot within(long maxAgeMillis) {
    if (isYoungerThan(maxAgeMillis)) {
      return latest;
    }
    synchronized (this) { // one thread asks for all that wait
      return isYoungerThan(maxAgeMillis) ? latest : read();
    }
  }

  /** Returns whether {@link #within} needs no answer from Cassandra. */
  public boolean isYoungerThan(long maxAgeMillis) {
    return latest.ageMillis() < maxAgeMillis;
  }

  private Snapshot read() {
    long now = System.nanoTime();
    try {
      latest = new Snapshot(select(), now);
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading how far readings reach", e);
    }
    return latest;
  }
}
