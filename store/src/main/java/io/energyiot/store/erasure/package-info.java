/** Remembers which devices were erased, so that nothing of them comes back. */
package io.energyiot.store.erasure;
