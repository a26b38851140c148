package io.energyiot.load.read;

import io.energyiot.formats.csv.CsvFormat;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.load.file.InputFile;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;

/** Recognises the format of a file by its first bytes. */
final class FileFormat {
  private FileFormat() {}

  /**
   * Detects the CSV form; other formats are refused.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_FORMAT_UNKNOWN}
   */
  static CsvFormat of(InputFile file) throws IOException {
    try (InputStream head = file.open(in -> in)) {
      return CsvFormat.detect(head.readNBytes(CsvReader.HEAD_LENGTH));
    }
  }
}
