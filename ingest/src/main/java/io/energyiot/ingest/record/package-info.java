/** The readings of one record of the topic, in whatever form it is. */
package io.energyiot.ingest.record;
