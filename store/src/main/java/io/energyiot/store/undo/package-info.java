/** Takes loads back, and keeps receipts of that. */
package io.energyiot.store.undo;
