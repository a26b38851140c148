/** Readings of one device, and of many, between two times. */
package io.energyiot.server.range;
