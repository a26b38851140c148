/** A made-up fleet's readings written straight into Cassandra. */
package io.energyiot.cli.insert;
