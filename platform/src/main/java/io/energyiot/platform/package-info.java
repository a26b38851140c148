/**
 * The whole system on one machine: Cassandra, Kafka, the schema registry and the server as child
 * processes.
 */
package io.energyiot.platform;
