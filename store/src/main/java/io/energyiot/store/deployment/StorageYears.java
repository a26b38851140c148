package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.model.Channel;
import io.energyiot.store.cassandra.Cassandra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the years that have readings, and the channels in each. */
public final class StorageYears {
  private static final long REFRESH_NANOS = 500_000_000;

  /** The largest number of channels recorded in a year; with more, any channel is assumed. */
  private static final int MAX_CHANNELS = 64;

  private final CqlSession session;
  private final StorageYearTable table;
  private final StorageChannelTable channelTable;
  private final Reaches reaches;
  private final Map<Integer, Set<Channel>> recorded = new ConcurrentHashMap<>();
  private volatile Snapshot snapshot = new Snapshot(List.of(), System.nanoTime() - REFRESH_NANOS);

  private record Snapshot(List<Integer> newestFirst, long readAt) {}

  /** Creates the tables if they are not there. */
  public StorageYears(CqlSession session) {
    this.session = session;
    this.table = new StorageYearTable(session);
    this.channelTable = new StorageChannelTable(session);
    this.reaches = new Reaches(session, channelTable, table);
  }

  /** Returns how far readings reach out of their days. */
  public Reaches reaches() {
    return reaches;
  }

  /**
   * Records a year, a channel and the reach of its readings, before any of them is written.
   *
   * @param reach as in {@link Reaches#raise}
   */
  public void record(int year, Channel channel, int reach) {
    reaches.raise(year, channel, reach); // before the channel, whose row means that this is done
    Set<Channel> known = recorded.get(year);
    if (known != null && (known.contains(channel) || known.size() > MAX_CHANNELS)) {
      return;
    }
    try {
      if (known == null) {
        begin(year);
      }
      session.execute(channelTable.insert(year, channel.name()));
      session.execute(table.insert(year)); // after its first channel, see begin
    } catch (DriverException e) {
      throw Cassandra.unavailable("recording the year " + year + " of " + channel, e);
    }
    recorded.computeIfAbsent(year, first -> ConcurrentHashMap.newKeySet()).add(channel);
  }

  /** Records a year. A year without channels was written before channels were recorded. */
  private void begin(int year) {
    boolean exists =
        session.execute(table.select()).all().stream().anyMatch(row -> row.getInt(0) == year);
    if (exists && session.execute(channelTable.select(year, year)).one() == null) {
      session.execute(channelTable.insert(year, StorageChannelTable.ANY));
    }
  }

  /**
   * Returns the channels of some years, perhaps with others.
   *
   * @param firstYear the first of them
   * @param lastYear the last year, itself included
   * @return the channels; empty if they are too many or unknown
   */
  public Optional<Set<Channel>> channels(int firstYear, int lastYear) {
    List<Integer> years = new ArrayList<>();
    session.execute(table.select()).forEach(row -> years.add(row.getInt(0)));
    years.removeIf(year -> year < firstYear || year > lastYear);
    Map<Integer, Set<String>> names = new HashMap<>();
    session
        .execute(channelTable.select(firstYear, lastYear))
        .forEach(
            row ->
                names
                    .computeIfAbsent(row.getInt(0), year -> new HashSet<>())
                    .add(row.getString(1)));
    Set<Channel> channels = new TreeSet<>();
    for (int year : years) {
      Set<String> ofYear = names.getOrDefault(year, Set.of(StorageChannelTable.ANY));
      if (ofYear.contains(StorageChannelTable.ANY)) {
        return Optional.empty();
      }
      ofYear.forEach(name -> channels.add(Channel.of(name)));
    }
    return channels.size() > MAX_CHANNELS ? Optional.empty() : Optional.of(channels);
  }

  /** Returns the years, the newest first, at most half a second old. */
  public List<Integer> newestFirst() {
    return newestFirst(System.nanoTime() - REFRESH_NANOS);
  }

  /**
   * Returns the years, the newest first, at most half a second old.
   *
   * @param since when they were read at the earliest, by {@link System#nanoTime}
   */
  public List<Integer> newestFirst(long since) {
    Snapshot latest = snapshot;
    long usual = System.nanoTime() - REFRESH_NANOS;
    long earliest = usual - since > 0 ? usual : since;
    if (latest.readAt() - earliest <= 0) {
      long now = System.nanoTime();
      List<Integer> years = new ArrayList<>();
      session.execute(table.select()).forEach(row -> years.add(row.getInt(0)));
      latest = new Snapshot(List.copyOf(years), now);
      snapshot = latest;
    }
    return latest.newestFirst();
  }
}
