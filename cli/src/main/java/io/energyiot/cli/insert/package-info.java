/** Readings of made-up households, written straight into Cassandra. */
package io.energyiot.cli.insert;
