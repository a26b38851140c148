package io.energyiot.bulk.piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends the rows of a piece, through a buffer. For one thread. */
public final class PieceWriter {
  private static final int BUFFER = 1 << 17;
  private static final int LONGEST_HEAD = 1 + Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;

  private final WritableByteChannel out;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private ByteBuffer channel = ByteBuffer.allocate(0);

  /** Will write to {@code out}. */
  public PieceWriter(WritableByteChannel out) {
    this.out = out;
  }

  /** Begins a partition. Partitions come in order of their tokens. */
  public void partition(long token, ByteBuffer deviceId) throws IOException {
    head(Frame.PARTITION).putLong(token);
    putBytes(deviceId);
  }

  /**
   * A row of the partition.
   *
   * @param channelName not changed as long as rows of this channel follow
   * @param day in the storage zone, days since 1970-01-01
   * @param millis of the version
   * @param sequence of the version
   */
  public void row(ByteBuffer channelName, int day, long millis, long sequence, ByteBuffer block)
      throws IOException {
    if (!channelName.equals(channel)) {
      channel = channelName;
      head(Frame.CHANNEL);
      putBytes(channelName);
    }
    head(Frame.ROW).putInt(day).putLong(millis).putLong(sequence);
    putBytes(block);
  }

  /** Says that this was all, and sends what is left. */
  public void end() throws IOException {
    head(Frame.END);
    flush();
  }

  private ByteBuffer head(byte frame) throws IOException {
    if (buffer.remaining() < LONGEST_HEAD) {
      flush();
    }
    return buffer.put(frame);
  }

  private void putBytes(ByteBuffer bytes) throws IOException {
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

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
  }
}
