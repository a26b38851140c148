package io.energyiot.load.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads an entry of a zip file. Compares the entry's checksum at its end, and closes the zip file.
 */
final class ZipEntryStream extends FilterInputStream {
  private final ZipFile zip;
  private final ZipEntry entry;
  private final CRC32 sum = new CRC32();

  ZipEntryStream(ZipFile zip, ZipEntry entry, InputStream bytes) {
    super(bytes);
    this.zip = zip;
    this.entry = entry;
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
      sum.update(target, offset, got);
    } else if (got < 0 && entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
      throw new IOException("its bytes don't match the checksum in the zip file");
    }
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    super.close();
    zip.close();
  }
}
