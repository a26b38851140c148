/** Keeps the API keys, by hashes of their secrets. */
package io.energyiot.store.access;
