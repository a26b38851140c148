/** The aggregated view. */
package io.energyiot.server.usage;
