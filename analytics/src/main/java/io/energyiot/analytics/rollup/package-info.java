/** A day of all meters, computed from its blocks: groups by quarter hours, and what stands out. */
package io.energyiot.analytics.rollup;
