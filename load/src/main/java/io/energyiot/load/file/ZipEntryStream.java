package io.energyiot.load.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipFile;

/** An entry of a zip file that is closed with it. */
final class ZipEntryStream extends FilterInputStream {
  private final ZipFile zip;

  ZipEntryStream(ZipFile zip, InputStream entry) {
    super(entry);
    this.zip = zip;
  }

  @Override
  public void close() throws IOException {
    super.close();
    zip.close();
  }
}
