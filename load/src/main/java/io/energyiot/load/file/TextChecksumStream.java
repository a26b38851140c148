package io.energyiot.load.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes on a text and adds it to a checksum. */
public final class TextChecksumStream extends FilterInputStream {
  private final TextChecksum checksum;

  /** Reads {@code in}, closes it, and adds all that is read to {@code checksum}. */
  public TextChecksumStream(InputStream in, TextChecksum checksum) {
    super(in);
    this.checksum = checksum;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = super.read(target, offset, length);
    if (got > 0) {
      checksum.add(target, offset, got);
    }
    return got;
  }

  @Override
  public long skip(long count) {
    return 0; // skipped bytes would be missing from the checksum
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
