/** Loads that wait for a loader or are done by one, each claimed by one at a time. */
package io.energyiot.store.queue;
