/** The aggregated view of a device. */
package io.energyiot.client.usage;
