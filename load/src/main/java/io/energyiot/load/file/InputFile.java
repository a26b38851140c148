package io.energyiot.load.file;

import io.energyiot.formats.compressed.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A content to load, as it is stored: a file, plain or compressed, or an entry of a zip file.
 *
 * @param path the file
 * @param entry the name of the entry in a zip file; null otherwise
 * @param name what people know it by
 */
public record InputFile(Path path, String entry, String name) {

  /** Bytes of the file, compressed as they are. */
  public long size() throws IOException {
    return Files.size(path);
  }

  /** Returns whether its bytes are its text, so that reading may begin anywhere. */
  public boolean isPlain() throws IOException {
    if (entry != null) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Compression.of(in.readNBytes(Compression.MAGIC_LENGTH)) == Compression.NONE;
    }
  }

  /**
   * Opens its text.
   *
   * @param raw wraps the stream of the file's own bytes, so that progress can be told
   */
  public InputStream open(Wrapper raw) throws IOException {
    return entry == null ? openFile(raw) : openEntry(raw);
  }

  private InputStream openFile(Wrapper raw) throws IOException {
    return textOf(raw.wrap(Files.newInputStream(path)));
  }

  private InputStream openEntry(Wrapper raw) throws IOException {
    ZipFile zip = new ZipFile(path.toFile());
    ZipEntry found = zip.getEntry(entry);
    if (found == null) {
      zip.close();
      throw new IOException("it has no entry " + entry + " any more");
    }
    return textOf(new ZipEntryStream(zip, found, raw.wrap(zip.getInputStream(found))));
  }

  /** Closes the bytes if they are no text. */
  private static InputStream textOf(InputStream bytes) throws IOException {
    try {
      return Compression.text(bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Puts a stream around another. */
  @FunctionalInterface
  public interface Wrapper {
    /** The stream to read instead of {@code in}, which it closes. */
    InputStream wrap(InputStream in) throws IOException;
  }
}
