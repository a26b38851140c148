/** How SSTables get into the Cassandra of a system. */
package io.energyiot.loader.node;
