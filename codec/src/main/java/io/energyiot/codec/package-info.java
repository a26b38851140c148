/**
 * The packed block: all readings of one series in one stretch of time, usually a day, as bytes that
 * explain themselves. {@code FORMAT.md} beside this module draws the bytes.
 */
package io.energyiot.codec;
