/**
 * The whole system on one machine: Cassandra, Kafka, the schema registry, the server and the loader
 * as child processes.
 */
package io.energyiot.platform;
