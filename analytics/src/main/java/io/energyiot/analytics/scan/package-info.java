/** Reads the blocks of all meters, in many tasks at once. */
package io.energyiot.analytics.scan;
