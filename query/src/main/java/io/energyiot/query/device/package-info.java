/** Questions for registered devices. */
package io.energyiot.query.device;
