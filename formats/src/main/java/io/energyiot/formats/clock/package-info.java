/**
 * Decides which instant is meant by a local time that the clock shows twice, by the order of lines.
 */
package io.energyiot.formats.clock;
