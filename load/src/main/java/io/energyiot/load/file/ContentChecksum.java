package io.energyiot.load.file;

import java.util.HexFormat;

/**
 * The checksum of a content: XXH3 with 64 bits over each piece of 1 MiB, and over the list of the
 * pieces' hashes. It guards against loading a content twice, not against attacks.
 *
 * @param value the hash
 * @param size bytes of the content
 */
public record ContentChecksum(long value, long size) {

  /** The hash as 16 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().toHexDigits(value);
  }
}
