/**
 * Packed rows on their way from files to the store: spilled to disk by token range, then read back
 * in the order of the table, those of one day merged. Needs nothing of Cassandra.
 */
package io.energyiot.bulk.row;
