package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;

/**
 * The table of the channels that any device has in a year: one row per channel, in one partition.
 * With all channels of a year named, a day of all meters can be read without the rest of the year,
 * since the channel comes before the day in the key.
 */
final class StorageChannelTable {
  /**
   * The name for any channel: the year has some that were not recorded. No channel is called so.
   */
  static final String ANY = "";

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS storage_channel (
        deployment text,
        year int,
        channel text,
        PRIMARY KEY (deployment, year, channel)
      ) WITH comment = 'channels that have readings; an empty one stands for any'
      """;

  private static final String ALL = "all";

  private final PreparedStatement insert;
  private final PreparedStatement select;

  StorageChannelTable(CqlSession session) {
    TableCreation.create(session, "storage_channel", CREATE);
    insert =
        session.prepare("INSERT INTO storage_channel (deployment, year, channel) VALUES (?, ?, ?)");
    select =
        session.prepare(
            "SELECT year, channel FROM storage_channel"
                + " WHERE deployment = ? AND year >= ? AND year <= ?");
  }

  BoundStatement insert(int year, String channel) {
    return insert.bind(ALL, year, channel);
  }

  /** Columns {@code year, channel}, of both years and those between them. */
  BoundStatement select(int firstYear, int lastYear) {
    return select.bind(ALL, firstYear, lastYear);
  }
}
