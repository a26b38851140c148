/** Streamed readings: from a request onto the topic, from the topic into the store. */
package io.energyiot.ingest;
