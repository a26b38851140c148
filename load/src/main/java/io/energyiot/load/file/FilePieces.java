package io.energyiot.load.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import net.openhft.hashing.LongHashFunction;

/** The hashes of a file's pieces, taken on all processors. */
final class FilePieces {
  private static final int PIECE = TextChecksum.PIECE;
  private static final ThreadLocal<byte[]> BUFFERS =
      ThreadLocal.withInitial(() -> new byte[PIECE + 1]);

  private final long[] hashes;
  private final long size;
  private volatile boolean foreign;
  private volatile boolean open;
  private volatile long closedLast;

  private FilePieces(long size) {
    this.size = size;
    this.hashes = new long[Math.toIntExact((size + PIECE - 1) / PIECE)];
  }

  /**
   * Reads all of a file.
   *
   * @param read is told how many more bytes are read, by several threads
   */
  static FilePieces of(Path file, LongConsumer read) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      FilePieces pieces = new FilePieces(channel.size());
      IntStream.range(0, pieces.hashes.length)
          .parallel()
          .forEach(i -> pieces.take(i, channel, read));
      return pieces;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(int i, FileChannel channel, LongConsumer read) {
    byte[] bytes = BUFFERS.get();
    int length = fill(channel, (long) i * PIECE, bytes);
    read.accept(length);
    hashes[i] = hash(bytes, length);
    if (!foreign && isForeign(i, bytes, length)) {
      foreign = true; // never set back: another thread may have found it meanwhile
    }
    if (i == hashes.length - 1 && length > 0 && bytes[length - 1] != '\n') {
      open = true;
      bytes[length] = '\n';
      closedLast = length < PIECE ? hash(bytes, length + 1) : hash(new byte[] {'\n'}, 1);
    }
  }

  private static boolean isForeign(int i, byte[] bytes, int length) {
    boolean marked = i == 0 && TextChecksum.isMarked(bytes, length);
    return marked || TextChecksum.returnIn(bytes, 0, length) >= 0;
  }

  private static int fill(FileChannel channel, long from, byte[] bytes) {
    ByteBuffer piece = ByteBuffer.wrap(bytes, 0, PIECE);
    try {
      while (piece.hasRemaining() && channel.read(piece, from + piece.position()) > 0) {
        // a read may return less than asked for
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return piece.position();
  }

  private static long hash(byte[] bytes, int length) {
    return LongHashFunction.xx3().hashBytes(bytes, 0, length);
  }

  /**
   * Returns whether there is a carriage return or a byte order mark, so that the text differs from
   * the bytes.
   */
  boolean isForeign() {
    return foreign;
  }

  /** The checksum of the bytes. */
  ContentChecksum bytes() {
    return new ContentChecksum(LongHashFunction.xx3().hashLongs(hashes), size);
  }

  /**
   * Returns the checksum of a text that is not foreign: of its bytes and of a line end if the last
   * one is missing.
   */
  ContentChecksum text() {
    if (!open) {
      return bytes();
    }
    int pieces = Math.toIntExact(size / PIECE + 1);
    long[] closed = Arrays.copyOf(hashes, pieces);
    closed[pieces - 1] = closedLast;
    return new ContentChecksum(LongHashFunction.xx3().hashLongs(closed), size + 1);
  }
}
