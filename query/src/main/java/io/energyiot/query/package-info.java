/** Answers about one device: its readings between two times, and the aggregated view of them. */
package io.energyiot.query;
