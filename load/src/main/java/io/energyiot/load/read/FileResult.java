package io.energyiot.load.read;

import io.energyiot.load.file.ContentChecksum;
import io.energyiot.load.file.InputFile;
import io.energyiot.model.error.EnergyException;
import java.nio.file.Path;

/**
 * The result of reading a file.
 *
 * @param place the place of its rows' file in the load
 * @param file the file
 * @param format {@code long} or {@code wide}; null if it was not recognised
 * @param counts of what it has
 * @param rejects its rejects file; null if nothing was refused
 * @param text the checksum of its content; null for a plain file and for one that failed
 * @param failure why nothing of it can be stored; null if it can
 */
public record FileResult(
    int place,
    InputFile file,
    String format,
    ReadCounts counts,
    Path rejects,
    ContentChecksum text,
    EnergyException failure) {}
