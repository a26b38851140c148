/** The device registry at the command line. */
package io.energyiot.cli.devices;
