package io.energyiot.analytics.scan;

import java.io.Serializable;

/**
 * SSTables that a process of this machine has opened and serves.
 *
 * @param socket where it takes questions
 * @param number which of those that it has open
 */
record SstableScan(String socket, long number) implements Serializable {}
