/** The registry of devices. */
package io.energyiot.store.device;
