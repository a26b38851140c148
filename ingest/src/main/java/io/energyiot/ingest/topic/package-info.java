/** The topic of readings, and how they get onto it. */
package io.energyiot.ingest.topic;
