/** How long answers take when a fleet's year is loaded, beside others. */
package io.energyiot.bench.query;
