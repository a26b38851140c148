/** The SSTables that the Cassandra of this machine has, and that Cassandra itself, by JMX. */
package io.energyiot.bulk.sstable.scan;
