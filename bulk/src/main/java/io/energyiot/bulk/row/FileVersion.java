package io.energyiot.bulk.row;

import io.energyiot.model.Version;
import java.io.Serializable;

/**
 * The version of the rows of a file in a load.
 *
 * @param millis when the file's content was first loaded, milliseconds since 1970-01-01T00:00:00Z
 * @param checksum of the content
 */
public record FileVersion(long millis, long checksum) implements Serializable {

  /**
   * The version of a row.
   *
   * @param piece 0, but for a day of so many readings that it takes several blocks
   */
  public Version ofPiece(int piece) {
    return Version.ofFile(millis, checksum, piece);
  }
}
