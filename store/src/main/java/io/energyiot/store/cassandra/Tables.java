package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.Optional;

/** The tables of a session's keyspace. */
public final class Tables {
  private Tables() {}

  /**
   * Creates a table unless the driver knows it, which spares a round trip for each that is there.
   *
   * @param name of the table
   * @param definition with {@code IF NOT EXISTS}, as another process may create it now
   */
  public static void create(CqlSession session, String name, String definition) {
    if (find(session, name).isEmpty()) {
      session.execute(definition);
    }
  }

  /** What the driver knows of a table; empty if there was none when it last looked. */
  public static Optional<TableMetadata> find(CqlSession session, String name) {
    return session
        .getMetadata()
        .getKeyspace(session.getKeyspace().orElseThrow())
        .flatMap(keyspace -> keyspace.getTable(name));
  }
}
