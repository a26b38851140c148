/** Meters as the registry knows them. */
package io.energyiot.model.device;
