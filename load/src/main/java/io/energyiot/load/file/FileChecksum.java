package io.energyiot.load.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import net.openhft.hashing.LongHashFunction;

/**
 * Tells files apart by their content: XXH3 with 64 bits of each piece of 1 MiB, and of the list of
 * the pieces' hashes. It guards against loading a file twice, not against malice. Of an entry of a
 * zip file it is that of the zip file and the entry's name.
 *
 * @param value the hash
 * @param size bytes of the file
 */
public record FileChecksum(long value, long size) {
  private static final int PIECE = 1 << 20;
  private static final ThreadLocal<byte[]> BUFFERS = ThreadLocal.withInitial(() -> new byte[PIECE]);

  /**
   * Reads all of a file, on all processors.
   *
   * @param read is told how many more bytes are read, by several threads
   */
  public static FileChecksum of(InputFile file, LongConsumer read) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path())) {
      long size = channel.size();
      long[] hashes = new long[Math.toIntExact((size + PIECE - 1) / PIECE)];
      IntStream.range(0, hashes.length)
          .parallel()
          .forEach(i -> hashes[i] = hash(channel, (long) i * PIECE, read));
      long value = LongHashFunction.xx3().hashLongs(hashes);
      return new FileChecksum(file.entry() == null ? value : withName(value, file.entry()), size);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long hash(FileChannel channel, long from, LongConsumer read) {
    byte[] bytes = BUFFERS.get();
    ByteBuffer piece = ByteBuffer.wrap(bytes);
    try {
      while (piece.hasRemaining() && channel.read(piece, from + piece.position()) > 0) {
        // each round reads what there is
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read.accept(piece.position());
    return LongHashFunction.xx3().hashBytes(bytes, 0, piece.position());
  }

  private static long withName(long value, String entry) {
    return LongHashFunction.xx3(value).hashBytes(entry.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash as 16 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().toHexDigits(value);
  }
}
