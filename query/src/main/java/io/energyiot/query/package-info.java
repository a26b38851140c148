/** Answers about one device: its readings between two times, and their aggregated view. */
package io.energyiot.query;
