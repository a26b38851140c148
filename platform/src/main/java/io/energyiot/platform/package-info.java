/** The whole system on one machine: Cassandra, Kafka and the server as child processes. */
package io.energyiot.platform;
