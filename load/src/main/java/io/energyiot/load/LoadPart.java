package io.energyiot.load;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A file of a load that many processes do together.
 *
 * @param place of the file in the load, from 0
 * @param name what people know it by: its URI, or its path if all processes share that
 * @param size bytes
 * @param load the id of the whole load
 * @param version when its readings count as learned, if its content is new
 */
public record LoadPart(int place, String name, long size, UUID load, Instant version)
    implements Serializable {}
