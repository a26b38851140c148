/** How long the profile of a day of all meters takes, beside others. */
package io.energyiot.bench.rollup;
