/** Keeps the answers to requests that clients may repeat, by the clients' keys. */
package io.energyiot.store.idempotency;
