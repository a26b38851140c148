/** The device registry. */
package io.energyiot.store.device;
