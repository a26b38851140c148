package io.energyiot.store.load;

import java.io.Serializable;
import java.util.UUID;

/**
 * What is known of the content of a file.
 *
 * @param size its size, bytes, which identifies it together with its checksum
 * @param loadedBy the load that stored it before, for a file that is skipped; null if none did or
 *     it is unknown
 * @param superseded how many of its readings were superseded by others; null if that was not
 *     determined
 */
public record ContentOrigin(long size, UUID loadedBy, Long superseded) implements Serializable {}
