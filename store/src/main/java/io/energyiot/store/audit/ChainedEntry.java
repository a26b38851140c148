package io.energyiot.store.audit;

import java.nio.ByteBuffer;

/**
 * An audit entry in its chain.
 *
 * @param hash SHA-256 over the hash before it and the entry; read-only
 * @param link of the first entry of a day, the entry that it comes after; null of all others, and
 *     if nothing was there
 * @param linked the hash of that entry; null without a link
 */
public record ChainedEntry(
    ChainPlace place, AuditEntry entry, ByteBuffer hash, ChainPlace link, ByteBuffer linked) {}
