package io.energyiot.bulk.piece;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Receives the parts of frames, through a buffer. For one thread. */
final class FrameReader {
  private static final int BUFFER = 1 << 17;

  private final ReadableByteChannel in;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();

  FrameReader(ReadableByteChannel in) {
    this.in = in;
  }

  /** The buffer, with at least so many bytes. */
  ByteBuffer has(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      while (buffer.position() < bytes) {
        if (in.read(buffer) < 0) {
          throw new EOFException("the rows of a piece were cut off");
        }
      }
      buffer.flip();
    }
    return buffer;
  }

  /** The next text. */
  String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The next bytes, which have their length before them. */
  byte[] bytes() throws IOException {
    int length = has(Integer.BYTES).getInt();
    if (length < 0 || length > Frame.MAX_BYTES) {
      throw new IOException("a part of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    int got = 0;
    while (got < length) {
      int part = Math.min(length - got, has(1).remaining());
      buffer.get(bytes, got, part);
      got += part;
    }
    return bytes;
  }
}
