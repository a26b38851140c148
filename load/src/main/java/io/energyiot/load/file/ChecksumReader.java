package io.energyiot.load.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import net.openhft.hashing.LongHashFunction;

/**
 * Reads the checksums of files one after the other. A zip file is read once for all of its entries
 * that follow one another. For one thread.
 */
public final class ChecksumReader {
  private Path zip;
  private FileStamp stamp;
  private ContentChecksum bytes;

  /**
   * Reads all of a file, on all processors. A plain text with CRLF or a byte order mark is read a
   * second time, by one thread.
   *
   * @param read is told how many more bytes are read, by several threads
   */
  public FileChecksums read(InputFile file, LongConsumer read) throws IOException {
    if (file.entry() == null) {
      return FileChecksums.of(file, read);
    }
    if (!file.path().equals(zip)) {
      FileChecksums whole = FileChecksums.of(new InputFile(file.path(), null, file.name()), read);
      zip = file.path();
      stamp = whole.stamp();
      bytes = whole.raw();
    }
    return new FileChecksums(stamp, withName(bytes, file.entry()), Optional.empty());
  }

  private static ContentChecksum withName(ContentChecksum zip, String entry) {
    byte[] name = entry.getBytes(StandardCharsets.UTF_8);
    return new ContentChecksum(LongHashFunction.xx3(zip.value()).hashBytes(name), zip.size());
  }
}
