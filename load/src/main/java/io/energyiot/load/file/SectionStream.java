package io.energyiot.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file from one place to another. */
final class SectionStream extends InputStream {
  private final FileChannel channel;
  private final long to;
  private long at;

  SectionStream(FileChannel channel, long from, long to) {
    this.channel = channel;
    this.at = from;
    this.to = to;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == to) {
      return -1;
    }
    int wanted = (int) Math.min(length, to - at);
    int got = channel.read(ByteBuffer.wrap(target, offset, wanted), at);
    if (got < 0) {
      throw new IOException("it became shorter while it was being read");
    }
    at += got;
    return got;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
