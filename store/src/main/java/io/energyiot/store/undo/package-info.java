/** Loads taken back: what was done, and doing it. */
package io.energyiot.store.undo;
