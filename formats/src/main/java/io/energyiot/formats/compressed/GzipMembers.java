package io.energyiot.formats.compressed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads the text of consecutive gzip members. The JDK's stream mistakes a damaged member, or one
 * that has not arrived yet, for the end; the library's stream mistakes zeros for damage.
 */
final class GzipMembers extends InputStream {
  static final int BUFFER = 1 << 16;

  private final BufferedInputStream in;
  private InputStream member;

  GzipMembers(InputStream in) throws IOException {
    this.in = in instanceof BufferedInputStream ready ? ready : new BufferedInputStream(in, BUFFER);
    this.member = open();
  }

  @SuppressWarnings("deprecation") // what is to be used instead, the release that Spark has lacks
  private InputStream open() throws IOException {
    try {
      return new GzipCompressorInputStream(in, false);
    } catch (EOFException e) {
      throw cut(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (member != null) {
        int read = member.read(target, offset, length);
        if (read > 0) {
          return read;
        }
        member = isFollowed() ? open() : null;
      }
      return -1;
    } catch (EOFException e) {
      throw cut(e);
    }
  }

  /** Returns whether another member follows, rather than the end or zeros up to the end. */
  private boolean isFollowed() throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    if (first == 0x1f && second == 0x8b) {
      in.reset();
      return true;
    }
    boolean padding = first <= 0 && second <= 0;
    while (padding && second == 0) {
      second = in.read();
      padding = second <= 0;
    }
    if (!padding) {
      throw new IOException("its gzip data are followed by bytes that are not gzip");
    }
    return false;
  }

  private static IOException cut(EOFException cause) {
    EOFException cut = new EOFException("its gzip data are cut short");
    cut.initCause(cause);
    return cut;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
