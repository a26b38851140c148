package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * Limits of JSON input, so that a body can't exhaust memory.
 *
 * @param readings the largest number of readings; anything after them is not read
 * @param bytes the largest size of a document, or of one line of NDJSON, in bytes
 */
public record JsonLimits(int readings, int bytes) {
  /** 10,000 readings in 8 MiB. */
  public static final JsonLimits DEFAULT = new JsonLimits(10_000, 8 << 20);

  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 4096;

  /**
   * @throws IllegalArgumentException if a limit is below 1
   */
  public JsonLimits {
    if (readings < 1 || bytes < 1) {
      throw new IllegalArgumentException(readings + " readings, " + bytes + " bytes");
    }
  }

  /** Returns a factory of parsers that enforce these limits and leave streams open. */
  JsonFactory factory() {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxDocumentLength(bytes)
            .maxNestingDepth(DEEPEST)
            .maxNameLength(LONGEST_TEXT)
            .maxStringLength(LONGEST_TEXT)
            .maxNumberLength(LONGEST_TEXT)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .build();
  }
}
