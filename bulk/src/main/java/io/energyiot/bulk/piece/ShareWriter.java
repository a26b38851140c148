package io.energyiot.bulk.piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends the live blocks of a share, or only what identifies them. For one thread. */
public final class ShareWriter {
  private final FrameWriter out;
  private ByteBuffer device = ByteBuffer.allocate(0);
  private ByteBuffer channel = ByteBuffer.allocate(0);

  /** Will write to {@code out}. */
  public ShareWriter(WritableByteChannel out) {
    this.out = new FrameWriter(out);
  }

  /**
   * Begins the rows of a series, unless it is that of the row before.
   *
   * @param deviceId not changed as long as rows of this device follow
   * @param channelName not changed as long as rows of this channel follow
   */
  public void series(ByteBuffer deviceId, ByteBuffer channelName) throws IOException {
    if (!deviceId.equals(device)) {
      device = deviceId;
      out.head(Frame.DEVICE);
      out.putBytes(deviceId);
    }
    if (!channelName.equals(channel)) {
      channel = channelName;
      out.head(Frame.CHANNEL);
      out.putBytes(channelName);
    }
  }

  /**
   * A live block of the series.
   *
   * @param millis of the version
   * @param sequence of the version
   */
  public void block(long millis, long sequence, ByteBuffer block) throws IOException {
    out.head(Frame.BLOCK).putLong(millis).putLong(sequence);
    out.putBytes(block);
  }

  /**
   * What identifies a live block of the series.
   *
   * @param millis of the version
   * @param sequence of the version
   * @param writtenAt microseconds since 1970-01-01T00:00:00Z
   */
  public void key(long millis, long sequence, long writtenAt) throws IOException {
    out.head(Frame.KEY).putLong(millis).putLong(sequence).putLong(writtenAt);
  }

  /** Says that this was all, and sends what is left. */
  public void end() throws IOException {
    out.end();
  }
}
