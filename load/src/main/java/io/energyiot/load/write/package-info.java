/** The ways of packed rows into Cassandra. */
package io.energyiot.load.write;
