/** Questions about which devices there are. */
package io.energyiot.query.device;
