/** Receipts of loads, and of the contents that they have loaded. */
package io.energyiot.store.load;
