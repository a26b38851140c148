/** The usage of a device. */
package io.energyiot.client.usage;
