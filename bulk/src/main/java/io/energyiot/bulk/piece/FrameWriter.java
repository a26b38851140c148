package io.energyiot.bulk.piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends frames, through a buffer. For one thread. */
final class FrameWriter {
  private static final int BUFFER = 1 << 17;

  /** Its kind, three numbers and a length. */
  private static final int LONGEST_HEAD = 1 + 3 * Long.BYTES + Integer.BYTES;

  private final WritableByteChannel out;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  FrameWriter(WritableByteChannel out) {
    this.out = out;
  }

  /** Begins a frame; returns where its numbers go. */
  ByteBuffer head(byte frame) throws IOException {
    if (buffer.remaining() < LONGEST_HEAD) {
      flush();
    }
    return buffer.put(frame);
  }

  /** Their length, and the remaining bytes of {@code bytes}, whose position stays as it is. */
  void putBytes(ByteBuffer bytes) throws IOException {
    ByteBuffer left = bytes.duplicate();
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
    buffer.putInt(left.remaining());
    int end = left.limit();
    while (left.position() < end) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      left.limit(Math.min(end, left.position() + buffer.remaining()));
      buffer.put(left);
    }
  }

  /** Says that this was all, and sends what is left. */
  void end() throws IOException {
    head(Frame.END);
    flush();
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
  }
}
