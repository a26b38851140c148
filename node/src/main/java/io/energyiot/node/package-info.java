/** Who may connect to the Cassandra of one machine. Runs within Cassandra's process. */
package io.energyiot.node;
