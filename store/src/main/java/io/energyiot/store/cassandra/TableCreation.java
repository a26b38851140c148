package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.Optional;

/** Creates and finds the tables of a keyspace. */
public final class TableCreation {
  private TableCreation() {}

  /**
   * Creates a table unless the driver knows it. That saves a round trip for each table that exists.
   *
   * @param name of the table
   * @param definition with {@code IF NOT EXISTS}, since another process may create it now
   */
  public static void create(CqlSession session, String name, String definition) {
    if (find(session, name).isEmpty()) {
      session.execute(definition);
    }
  }

  /** Returns what the driver knows of a table; empty if it knows none. */
  public static Optional<TableMetadata> find(CqlSession session, String name) {
    return session
        .getMetadata()
        .getKeyspace(session.getKeyspace().orElseThrow())
        .flatMap(keyspace -> keyspace.getTable(name));
  }
}
