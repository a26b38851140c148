/** Claims of work that one process at a time does. */
package io.energyiot.store.claim;
