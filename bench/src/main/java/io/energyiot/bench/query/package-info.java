/** How long answers take when a year of many meters is loaded, beside others. */
package io.energyiot.bench.query;
