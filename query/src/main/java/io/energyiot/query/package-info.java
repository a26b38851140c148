/** Answers about one device: its readings between two times, and their usage. */
package io.energyiot.query;
