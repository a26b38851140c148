package io.energyiot.bench.query;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.CassandraBeans;
import io.energyiot.platform.EnergySystem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What Cassandra's compaction has still to do, and what it has left of the day blocks, by JMX. */
final class Compaction implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final int PAUSE_MILLIS = 100;
  private static final String TABLE =
      "org.apache.cassandra.db:type=Tables,keyspace=energy,table=day_block";

  private final CassandraBeans beans;

  /** Of the Cassandra of {@code system}. */
  Compaction(EnergySystem system) {
    beans = new CassandraBeans(system);
  }

  /** Begins what is due after a load; Cassandra would within a minute. */
  void begin() {
    beans.compactInBackground("energy", "day_block");
  }

  /** Returns when nothing is left to do, and nothing new has begun for some seconds. */
  void await() {
    long began = System.nanoTime();
    long busy = began;
    while (System.nanoTime() - busy < QUIET.toNanos()) {
      if (pending() > 0) {
        busy = System.nanoTime();
      }
      if (busy - began > PATIENCE.toNanos()) {
        throw new BenchException("compaction does not come to an end: " + pending() + " pending");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw BenchException.interrupted();
      }
    }
  }

  /** Compactions that are waiting or running. */
  private int pending() {
    String metrics = "org.apache.cassandra.metrics:type=Compaction,name=PendingTasks";
    return ((Number) beans.get(metrics, "Value")).intValue();
  }

  /** The bytes that all compactions since the start have read. */
  long compactedBytes() {
    String metrics = "org.apache.cassandra.metrics:type=Compaction,name=BytesCompacted";
    return ((Number) beans.get(metrics, "Count")).longValue();
  }

  /** The SSTables of the table. */
  int sstables() {
    String metrics =
        "org.apache.cassandra.metrics:type=Table,keyspace=energy,scope=day_block"
            + ",name=LiveSSTableCount";
    return ((Number) beans.get(metrics, "Value")).intValue();
  }

  /** The SSTables that have a year of a device. */
  int sstablesOf(String deviceId, int year) {
    return beans.sstablesOf(TABLE, deviceId + ":" + year);
  }

  @Override
  public void close() {
    beans.close();
  }
}
