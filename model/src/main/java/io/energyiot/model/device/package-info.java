/** Meters as the device registry knows them. */
package io.energyiot.model.device;
