package io.energyiot.load.device;

import io.energyiot.model.error.ErrorCode;
import java.nio.file.Path;

/**
 * A line that was not taken.
 *
 * @param line its number, the header's being 1
 * @param field null if it is the line as a whole
 */
public record RejectedDevice(Path file, long line, String field, ErrorCode code, String detail) {}
