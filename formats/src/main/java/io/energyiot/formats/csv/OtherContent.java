package io.energyiot.formats.csv;

import io.energyiot.model.Quoted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Recognises files that are not CSV by their first bytes. */
final class OtherContent {
  private static final String UNPACK = ", inside a file that was unpacked already; unpack it first";

  /** Known contents by their first bytes, as ISO 8859-1. */
  private static final Map<String, String> MAGIC =
      Map.of(
          "\u001f\u008b", "compressed by gzip" + UNPACK,
          "(\u00b5/\u00fd", "compressed by zstd" + UNPACK,
          "PK\u0003\u0004", "a zip archive" + UNPACK,
          "BZh", "compressed by bzip2; decompress it first, or use gzip, zstd or zip",
          "\u00fd7zXZ", "compressed by xz; decompress it first, or use gzip, zstd or zip",
          "7z\u00bc\u00af", "a 7z archive; unpack it first, or use gzip, zstd or zip",
          "Rar!", "a rar archive; unpack it first, or use gzip, zstd or zip",
          "%PDF", "a PDF, and no text",
          "PAR1", "a Parquet file, not text");

  private static final int TAR_MAGIC = 257;
  private static final int LOOKED_AT = 64;

  private OtherContent() {}

  /** Describes the content in words that follow "the file"; empty if it may be CSV. */
  static Optional<String> of(byte[] head) {
    String bytes = new String(head, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> each : MAGIC.entrySet()) {
      if (bytes.startsWith(each.getKey())) {
        return Optional.of("is " + each.getValue());
      }
    }
    if (bytes.startsWith("ustar", TAR_MAGIC)) {
      return Optional.of("is a tar archive; unpack it first");
    }
    return utf16(bytes)
        .map(
            charset ->
                "is UTF-16, not UTF-8, and starts with "
                    + firstLine(head, charset)
                    + "; save it as UTF-8");
  }

  /**
   * Recognises UTF-16 by its byte order mark, or by zeros in every other byte of the first line.
   */
  private static Optional<Charset> utf16(String bytes) {
    if (bytes.startsWith("\u00ff\u00fe")) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (bytes.startsWith("\u00fe\u00ff")) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    int[] zeros = new int[2];
    int length = Math.min(LOOKED_AT, bytes.length());
    for (int i = 0; i < length; i++) {
      zeros[i % 2] += bytes.charAt(i) == 0 ? 1 : 0;
    }
    int many = length / 2 * 3 / 4;
    if (many < 2 || Math.min(zeros[0], zeros[1]) > 0) {
      return Optional.empty();
    }
    return zeros[0] >= many
        ? Optional.of(StandardCharsets.UTF_16BE)
        : zeros[1] >= many ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static String firstLine(byte[] head, Charset charset) {
    String text = new String(head, charset).replace("\uFEFF", "").stripLeading();
    return Quoted.of(text.lines().findFirst().orElse(""));
  }
}
