package io.energyiot.load.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How a file is compressed, known by its first bytes, whatever its name. */
enum Compression {
  NONE(),
  GZIP(0x1f, 0x8b),
  ZSTD(0x28, 0xb5, 0x2f, 0xfd),
  ZIP('P', 'K', 3, 4);

  /** How many bytes tell it. */
  static final int MAGIC_LENGTH = 4;

  private static final int BUFFER = 1 << 16;

  private final int[] magic;

  Compression(int... magic) {
    this.magic = magic;
  }

  /** The compression of a file that begins with {@code head}. */
  static Compression of(byte[] head) {
    for (Compression each : values()) {
      if (each != NONE && each.begins(head)) {
        return each;
      }
    }
    return NONE;
  }

  private boolean begins(byte[] head) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || Byte.toUnsignedInt(head[i]) != magic[i]) {
        return false;
      }
    }
    return true;
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
