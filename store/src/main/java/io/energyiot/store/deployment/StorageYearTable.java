package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;

/**
 * The table of the years that have readings: one row per year, in one partition. They tell which
 * partitions a device may have, so no row per device is needed for that.
 */
final class StorageYearTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS storage_year (
        deployment text,
        year int,
        PRIMARY KEY (deployment, year)
      ) WITH CLUSTERING ORDER BY (year DESC)
        AND comment = 'years that have readings'
      """;

  private static final String ALL = "all";

  private final PreparedStatement insert;
  private final PreparedStatement select;

  StorageYearTable(CqlSession session) {
    TableCreation.create(session, "storage_year", CREATE);
    insert = session.prepare("INSERT INTO storage_year (deployment, year) VALUES (?, ?)");
    select = session.prepare("SELECT year FROM storage_year WHERE deployment = ?");
  }

  BoundStatement insert(int year) {
    return insert.bind(ALL, year);
  }

  /** Column {@code year}, the newest first. */
  BoundStatement select() {
    return select.bind(ALL);
  }
}
