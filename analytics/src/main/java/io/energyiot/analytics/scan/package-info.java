/** All readings of the fleet, block by block, read side by side. */
package io.energyiot.analytics.scan;
