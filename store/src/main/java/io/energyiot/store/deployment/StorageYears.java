package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.store.cassandra.Cassandra;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The years that have readings. */
public final class StorageYears {
  private static final long REFRESH_NANOS = 500_000_000;

  private final CqlSession session;
  private final StorageYearTable table;
  private final Set<Integer> recorded = ConcurrentHashMap.newKeySet();
  private volatile Snapshot snapshot = new Snapshot(List.of(), System.nanoTime() - REFRESH_NANOS);

  private record Snapshot(List<Integer> newestFirst, long readAt) {}

  /** Creates the table if it is not there. */
  public StorageYears(CqlSession session) {
    this.session = session;
    this.table = new StorageYearTable(session);
  }

  /** Makes sure that {@code year} is known before anything is written into it. */
  public void record(int year) {
    if (recorded.contains(year)) {
      return;
    }
    try {
      session.execute(table.insert(year));
      recorded.add(year);
    } catch (DriverException e) {
      throw Cassandra.unavailable("recording the year " + year, e);
    }
  }

  /** The years, newest first, as they were half a second ago or later. */
  public List<Integer> newestFirst() {
    Snapshot latest = snapshot;
    if (System.nanoTime() - latest.readAt() >= REFRESH_NANOS) {
      long now = System.nanoTime();
      List<Integer> years = new ArrayList<>();
      session.execute(table.select()).forEach(row -> years.add(row.getInt(0)));
      latest = new Snapshot(List.copyOf(years), now);
      snapshot = latest;
    }
    return latest.newestFirst();
  }
}
