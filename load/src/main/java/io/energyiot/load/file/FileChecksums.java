package io.energyiot.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What is known about a file's content before the file is parsed.
 *
 * @param stamp of the file before it was read
 * @param raw the checksum of its bytes; for an entry of a zip file, of the whole zip file and the
 *     entry's name
 * @param text the checksum of its content; empty for a compressed file, which must be read first
 */
public record FileChecksums(FileStamp stamp, ContentChecksum raw, Optional<ContentChecksum> text) {
  private static final int BUFFER = 1 << 18;

  /**
   * Reads all of a file, as {@link ChecksumReader#read} does.
   *
   * @param file no entry of a zip file
   */
  static FileChecksums of(InputFile file, LongConsumer read) throws IOException {
    FileStamp stamp = FileStamp.of(file.path());
    FilePieces pieces = FilePieces.of(file.path(), read);
    if (!file.isPlain()) {
      return new FileChecksums(stamp, pieces.bytes(), Optional.empty());
    }
    ContentChecksum text = pieces.isForeign() ? textOf(file) : pieces.text();
    return new FileChecksums(stamp, pieces.bytes(), Optional.of(text));
  }

  private static ContentChecksum textOf(InputFile file) throws IOException {
    TextChecksum checksum = new TextChecksum();
    byte[] bytes = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file.path())) {
      for (int got = in.read(bytes); got > 0; got = in.read(bytes)) {
        checksum.add(bytes, 0, got);
      }
    }
    return checksum.finish();
  }
}
