package io.energyiot.load.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Reports the bytes that are read through it. */
public final class CountingStream extends FilterInputStream {
  private final LongConsumer read;

  /** Reads {@code in} and closes it. */
  public CountingStream(InputStream in, LongConsumer read) {
    super(in);
    this.read = read;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      read.accept(1);
    }
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = super.read(target, offset, length);
    if (got > 0) {
      read.accept(got);
    }
    return got;
  }
}
