/**
 * A day of the whole fleet, computed from its blocks: groups by quarter hours, and what stands out.
 */
package io.energyiot.analytics.rollup;
