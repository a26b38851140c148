/**
 * The process that writes SSTables and hands them to Cassandra, or reads those that Cassandra has,
 * seen from the program it serves.
 */
package io.energyiot.bulk.process;
