/** The connection to Cassandra, and how its failures are told. */
package io.energyiot.store.cassandra;
