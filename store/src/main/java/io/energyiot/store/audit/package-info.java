/** Keeps who did what, in chains of hashes that show what is removed or changed. */
package io.energyiot.store.audit;
