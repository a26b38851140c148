/**
 * SSTables written and read directly, by the classes of Cassandra 5.0 itself. Runs in a process of
 * its own, from the jars that the Cassandra process runs from; no other code imports this package.
 */
package io.energyiot.bulk.sstable;
