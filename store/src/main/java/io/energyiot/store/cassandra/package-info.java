/** Connects to Cassandra, asks it, and turns its failures into ours. */
package io.energyiot.store.cassandra;
