package io.energyiot.jobs;

import java.io.Serializable;
import java.util.Map;

/**
 * A table of any Cassandra that has a row a reading.
 *
 * @param keyspace as Cassandra has it
 * @param table its name
 * @param device the column of the device's id
 * @param channel the column of the channel, or the channel of all rows if there is no such column
 * @param time the column of the interval's start
 * @param value the column of the value
 * @param cluster settings under {@code cassandra.} of the cluster that has it; empty for that of
 *     the store
 */
@SuppressWarnings("serial") // the map is one of the JDK's
public record SourceTable(
    String keyspace,
    String table,
    String device,
    String channel,
    String time,
    String value,
    Map<String, String> cluster)
    implements Serializable {
  /** Copies the settings. */
  public SourceTable {
    cluster = Map.copyOf(cluster);
  }

  /** Its name; settings may have a password. */
  @Override
  public String toString() {
    return keyspace + "." + table;
  }
}
