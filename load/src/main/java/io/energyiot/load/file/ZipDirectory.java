package io.energyiot.load.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The list of entries at the end of a zip file, which must be in memory to read any of them. Its
 * length is found without reading it.
 */
final class ZipDirectory {
  private static final int END = 0x0605_4b50;
  private static final int END_64 = 0x0606_4b50;
  private static final int LOCATOR_64 = 0x0706_4b50;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END_64_LENGTH = 56;
  private static final int COMMENT_LENGTH = 0xFFFF;

  /** Where a record has the length of the list. */
  private static final int LENGTH = 12;

  private static final int LENGTH_64 = 40;
  private static final int OFFSET_64 = 8;

  private ZipDirectory() {}

  /**
   * Returns the length of the list, bytes. A comment may look like the end of another zip file;
   * then the longest list counts that any of them names. 0 if the file has no such end.
   */
  static long length(Path zip) throws IOException {
    try (FileChannel file = FileChannel.open(zip)) {
      long size = file.size();
      int tail = (int) Math.min(size, LOCATOR_LENGTH + END_LENGTH + COMMENT_LENGTH);
      ByteBuffer bytes = read(file, size - tail, tail);
      long longest = 0;
      for (int at = bytes.limit() - END_LENGTH; at >= 0; at--) {
        if (bytes.getInt(at) == END) {
          long named = Integer.toUnsignedLong(bytes.getInt(at + LENGTH));
          longest = Math.max(longest, Math.max(named, length64(file, bytes, at)));
        }
      }
      return longest;
    }
  }

  /** The length in the longer record of large files, which a locator before the end points to. */
  private static long length64(FileChannel file, ByteBuffer bytes, int end) throws IOException {
    int locator = end - LOCATOR_LENGTH;
    if (locator < 0 || bytes.getInt(locator) != LOCATOR_64) {
      return 0;
    }
    long at = bytes.getLong(locator + OFFSET_64);
    if (at < 0 || at > file.size() - END_64_LENGTH) {
      return 0;
    }
    ByteBuffer record = read(file, at, END_64_LENGTH);
    return record.getInt(0) == END_64 ? Math.max(0, record.getLong(LENGTH_64)) : 0;
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int got = 0;
    while (bytes.hasRemaining() && got >= 0) {
      got = file.read(bytes, from + bytes.position());
    }
    return bytes.flip();
  }
}
