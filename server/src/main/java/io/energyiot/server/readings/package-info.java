/** Readings in and out. */
package io.energyiot.server.readings;
