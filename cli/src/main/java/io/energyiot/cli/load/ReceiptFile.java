package io.energyiot.cli.load;

import io.energyiot.cli.output.Output;
import io.energyiot.load.LoadResult;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The receipt as a file, beside the lists of what was rejected. */
final class ReceiptFile {
  private ReceiptFile() {}

  static void write(LoadResult result) {
    Path file = result.folder().resolve("receipt.json");
    try {
      Files.createDirectories(result.folder());
      Files.writeString(file, Output.json(LoadDocument.of(result.receipt(), Instant.now())) + "\n");
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, file + " can't be written: " + e.getMessage(), e);
    }
  }
}
