/** The device registry: its import, and a walk through all silent meters. */
package io.energyiot.bench.devices;
