/** The device registry: its devices, and searches for them. */
package io.energyiot.client.device;
