package io.energyiot.bulk.piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends the rows of a piece. For one thread. */
public final class PieceWriter {
  private final FrameWriter out;
  private ByteBuffer channel = ByteBuffer.allocate(0);

  /** Will write to {@code out}. */
  public PieceWriter(WritableByteChannel out) {
    this.out = new FrameWriter(out);
  }

  /** Begins a partition. Partitions come in order of their tokens. */
  public void partition(long token, ByteBuffer deviceId) throws IOException {
    out.head(Frame.PARTITION).putLong(token);
    out.putBytes(deviceId);
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
      out.head(Frame.CHANNEL);
      out.putBytes(channelName);
    }
    out.head(Frame.ROW).putInt(day).putLong(millis).putLong(sequence);
    out.putBytes(block);
  }

  /** Says that this was all, and sends what is left. */
  public void end() throws IOException {
    out.end();
  }
}
