/** The registry of devices. */
package io.energyiot.server.devices;
