package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.Set;
import java.util.UUID;

/**
 * The definition of a table, for writing its files directly.
 *
 * @param keyspace its keyspace
 * @param name its name
 * @param cql the {@code CREATE TABLE} statement
 * @param hosts the ids of the nodes of its cluster
 */
public record TableDefinition(String keyspace, String name, String cql, Set<UUID> hosts) {
  /** Copies the ids. */
  public TableDefinition {
    hosts = Set.copyOf(hosts);
  }

  /** Returns the definition of a table that exists, with its present options. */
  public static TableDefinition of(CqlSession session, String name) {
    CqlIdentifier keyspace = session.getKeyspace().orElseThrow();
    Metadata cluster = session.refreshSchema();
    TableMetadata found = cluster.getKeyspace(keyspace).orElseThrow().getTable(name).orElseThrow();
    return new TableDefinition(
        keyspace.asInternal(), name, found.describe(false), cluster.getNodes().keySet());
  }
}
