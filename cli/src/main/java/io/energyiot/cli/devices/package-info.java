/** The registry of devices at the command line. */
package io.energyiot.cli.devices;
