package io.energyiot.formats.compressed;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A compression format, recognised by the first bytes, whatever the name of the file. Files and
 * requests follow the same rules: they are decompressed to their last byte, and it is an error if
 * the data is cut off, damaged or followed by anything else.
 */
public enum Compression {
  /** Consecutive gzip members; zeros may follow, as tapes and block devices leave them. */
  GZIP("\u001f\u008b"),
  /** Consecutive Zstandard frames. */
  ZSTD("(\u00b5/\u00fd"),
  /** A zip file with entries. */
  ZIP("PK\u0003\u0004"),
  /** No known compression. */
  NONE("");

  /** How many bytes are needed to recognise a format. */
  public static final int MAGIC_LENGTH = 4;

  private static final String EMPTY_ZIP = "PK\u0005\u0006";

  /** Follows the first byte of a skippable frame, half of which may be anything. */
  private static final String SKIPPABLE_ZSTD = "*M\u0018";

  /** The first bytes of the format, as ISO 8859-1. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** Returns the compression of data that begins with {@code head}. */
  public static Compression of(byte[] head) {
    String begin = new String(head, StandardCharsets.ISO_8859_1);
    if (begin.startsWith(EMPTY_ZIP)) {
      return ZIP;
    }
    if (begin.startsWith(SKIPPABLE_ZSTD, 1) && (begin.charAt(0) & 0xF0) == 0x50) {
      return ZSTD;
    }
    for (Compression each : values()) {
      if (begin.startsWith(each.magic)) {
        return each;
      }
    }
    return NONE;
  }

  /** Returns the decompressed text; the first bytes decide how it is compressed. */
  public static InputStream text(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, GzipMembers.BUFFER);
    bytes.mark(MAGIC_LENGTH);
    Compression compression = of(bytes.readNBytes(MAGIC_LENGTH));
    bytes.reset();
    return compression.decompressed(bytes);
  }

  /**
   * Returns the decompressed text. A zip file is returned as it is: its entries are texts of their
   * own.
   */
  public InputStream decompressed(InputStream in) throws IOException {
    return switch (this) {
      case NONE, ZIP -> in;
      case GZIP -> new GzipMembers(in);
      case ZSTD -> new ZstdInputStream(in);
    };
  }

  /**
   * Decompresses Zstandard in bounded memory.
   *
   * @param windowLog the base-2 logarithm of the largest window, bytes
   */
  public static InputStream zstd(InputStream in, int windowLog) throws IOException {
    ZstdInputStream text = new ZstdInputStream(in);
    text.setLongMax(windowLog);
    return text;
  }
}
