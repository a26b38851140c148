/** The profile of a day out of a table of single readings, by the connector of Spark. */
package io.energyiot.bench.connector;
