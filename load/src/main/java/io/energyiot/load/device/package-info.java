/** Imports files of the device registry. */
package io.energyiot.load.device;
