package io.energyiot.load;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A file of a load that several processes share.
 *
 * @param place of the file in the load, from 0
 * @param name its URI, or its path if that is the same for all processes
 * @param size bytes
 * @param load the id of the whole load
 * @param version when its readings count as learned, if its content is new
 */
public record LoadPart(int place, String name, long size, UUID load, Instant version)
    implements Serializable {}
