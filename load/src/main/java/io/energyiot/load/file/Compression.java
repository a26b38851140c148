package io.energyiot.load.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** How a file is compressed, known by its first bytes, whatever its name. */
enum Compression {
  GZIP("\u001f\u008b"),
  ZSTD("(\u00b5/\u00fd"),
  ZIP("PK\u0003\u0004"),
  NONE("");

  /** How many bytes tell it. */
  static final int MAGIC_LENGTH = 4;

  private static final int BUFFER = 1 << 16;

  /** The first bytes, as ISO 8859-1. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** The compression of a file that begins with {@code head}. */
  static Compression of(byte[] head) {
    String begin = new String(head, StandardCharsets.ISO_8859_1);
    for (Compression each : values()) {
      if (begin.startsWith(each.magic)) {
        return each;
      }
    }
    return NONE;
  }

  /** The text of a file; the entries of a zip file are texts of their own. */
  InputStream decompressed(InputStream in) throws IOException {
    return switch (this) {
      case NONE, ZIP -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ZSTD -> new ZstdInputStream(in);
    };
  }
}
