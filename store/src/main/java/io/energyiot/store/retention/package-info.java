/** Policies that say how long readings are kept, and the receipts of runs that go by them. */
package io.energyiot.store.retention;
