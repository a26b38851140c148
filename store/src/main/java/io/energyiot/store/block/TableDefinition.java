package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;

/**
 * The definition of a table, for writing its files directly.
 *
 * @param keyspace its keyspace
 * @param name its name
 * @param cql the {@code CREATE TABLE} statement
 */
public record TableDefinition(String keyspace, String name, String cql) {

  /** Returns the definition of a table that exists, with its present options. */
  public static TableDefinition of(CqlSession session, String name) {
    CqlIdentifier keyspace = session.getKeyspace().orElseThrow();
    TableMetadata found =
        session.refreshSchema().getKeyspace(keyspace).orElseThrow().getTable(name).orElseThrow();
    return new TableDefinition(keyspace.asInternal(), name, found.describe(false));
  }
}
