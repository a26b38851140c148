/** Exact sums, extremes and means. */
package io.energyiot.query.aggregate;
