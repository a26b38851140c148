package io.energyiot.formats.compressed;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * How bytes are compressed, known by the first of them, whatever their name. Files and requests are
 * decompressed by the same rules: to their last byte, and what is cut, damaged or followed by
 * something else ends with an error.
 */
public enum Compression {
  /** Members of gzip behind each other; zeros may follow, as tapes and block devices leave them. */
  GZIP("\u001f\u008b"),
  /** Frames of Zstandard behind each other. */
  ZSTD("(\u00b5/\u00fd"),
  /** A zip file, which has entries. */
  ZIP("PK\u0003\u0004"),
  /** None that is known. */
  NONE("");

  /** How many bytes tell it. */
  public static final int MAGIC_LENGTH = 4;

  private static final String EMPTY_ZIP = "PK\u0005\u0006";

  /** Behind its first byte, of which half a byte may be anything. */
  private static final String SKIPPABLE_ZSTD = "*M\u0018";

  /** The first bytes, as ISO 8859-1. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** The compression of what begins with {@code head}. */
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

  /** The text of bytes that tell themselves how they are compressed. */
  public static InputStream text(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, GzipMembers.BUFFER);
    bytes.mark(MAGIC_LENGTH);
    Compression compression = of(bytes.readNBytes(MAGIC_LENGTH));
    bytes.reset();
    return compression.decompressed(bytes);
  }

  /** The text; that of a zip file is the file itself, whose entries are texts of their own. */
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
   * @param windowLog the base-2 logarithm of the most bytes that it may look back
   */
  public static InputStream zstd(InputStream in, int windowLog) throws IOException {
    ZstdInputStream text = new ZstdInputStream(in);
    text.setLongMax(windowLog);
    return text;
  }
}
