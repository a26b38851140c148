package io.energyiot.store.access;

/**
 * An API key that was just made.
 *
 * @param text the key itself, which is nowhere else
 */
public record CreatedKey(ApiKey key, KeyText text) {}
