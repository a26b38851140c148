/** The store of readings: day blocks in Cassandra, reached by CQL. */
package io.energyiot.store;
