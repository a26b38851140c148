package io.energyiot.store.load;

import java.io.Serializable;
import java.util.UUID;

/**
 * What is known of the content of a file.
 *
 * @param size that it is known by, beside its checksum: bytes of its text
 * @param loadedBy the load that stored it before, for a file that is skipped; null if none did or
 *     that is not known
 * @param superseded how many of its readings are not the ones that are answered now; null if they
 *     were not compared
 */
public record StoredContent(long size, UUID loadedBy, Long superseded) implements Serializable {}
