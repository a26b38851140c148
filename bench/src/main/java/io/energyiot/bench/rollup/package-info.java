/** How long the profile of a day of the whole fleet takes, beside others. */
package io.energyiot.bench.rollup;
