package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * How much JSON is taken at once, so that a body can't use up the memory.
 *
 * @param readings the most readings; what follows is not read
 * @param bytes the most bytes of a document, or of one line of NDJSON
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

  /** A factory of parsers that keep to these limits and leave streams open. */
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
