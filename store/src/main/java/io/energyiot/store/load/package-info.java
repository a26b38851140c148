/** Receipts of loaded files. */
package io.energyiot.store.load;
