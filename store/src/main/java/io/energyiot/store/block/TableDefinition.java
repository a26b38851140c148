package io.energyiot.store.block;

/**
 * A table as Cassandra knows it, for those who write its files directly.
 *
 * @param keyspace its keyspace
 * @param name its name
 * @param cql the {@code CREATE TABLE} statement that makes a table like it
 */
public record TableDefinition(String keyspace, String name, String cql) {}
