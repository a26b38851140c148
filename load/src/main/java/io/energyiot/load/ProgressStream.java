package io.energyiot.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a listener how much has been read through it. */
final class ProgressStream extends FilterInputStream {
  private final long size;
  private final LoadProgress progress;
  private long read;

  ProgressStream(InputStream in, long size, LoadProgress progress) {
    super(in);
    this.size = size;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    tell(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = super.read(target, offset, length);
    tell(Math.max(0, got));
    return got;
  }

  private void tell(int bytes) {
    read += bytes;
    progress.read(read, size);
  }
}
