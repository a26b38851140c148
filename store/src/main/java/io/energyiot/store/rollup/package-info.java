/** What was computed over the whole fleet: the results of a rollup, a day each. */
package io.energyiot.store.rollup;
