/** The device registry by REST. */
package io.energyiot.server.devices;
