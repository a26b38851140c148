package io.energyiot.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.openhft.hashing.LongHashFunction;

/**
 * Tells files apart by their content: XXH3 with 64 bits of each piece of 1 MiB, and of the list of
 * the pieces' hashes. It guards against loading a file twice, not against malice.
 *
 * @param value the hash
 * @param size bytes of content
 */
record FileChecksum(long value, long size) {
  private static final int PIECE = 1 << 20;

  static FileChecksum of(Path file) throws IOException {
    LongHashFunction xxh3 = LongHashFunction.xx3();
    byte[] piece = new byte[PIECE];
    long[] hashes = new long[(int) (Files.size(file) / PIECE) + 1];
    int pieces = 0;
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int got = in.readNBytes(piece, 0, PIECE);
          got > 0;
          got = in.readNBytes(piece, 0, PIECE)) {
        if (pieces == hashes.length) {
          hashes = Arrays.copyOf(hashes, pieces * 2);
        }
        hashes[pieces++] = xxh3.hashBytes(piece, 0, got);
        size += got;
      }
    }
    return new FileChecksum(xxh3.hashLongs(hashes, 0, pieces), size);
  }
}
