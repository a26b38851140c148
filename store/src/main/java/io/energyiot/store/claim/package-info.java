/** Claims on work that only one process does at a time. */
package io.energyiot.store.claim;
