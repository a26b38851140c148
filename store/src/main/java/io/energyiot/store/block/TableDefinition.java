package io.energyiot.store.block;

/**
 * The definition of a table, for writing its files directly.
 *
 * @param keyspace its keyspace
 * @param name its name
 * @param cql the {@code CREATE TABLE} statement
 */
public record TableDefinition(String keyspace, String name, String cql) {}
