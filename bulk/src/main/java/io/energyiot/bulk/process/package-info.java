/**
 * The process that writes SSTables and hands them to Cassandra, seen from the program it serves.
 */
package io.energyiot.bulk.process;
