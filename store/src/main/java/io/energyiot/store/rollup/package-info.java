/** Results of rollups over all meters, day by day. */
package io.energyiot.store.rollup;
