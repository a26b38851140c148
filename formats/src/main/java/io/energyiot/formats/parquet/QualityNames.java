package io.energyiot.formats.parquet;

import io.energyiot.model.Quality;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** The names of qualities as bytes. */
final class QualityNames {
  private static final byte[][] NAMES =
      IntStream.range(0, Quality.codes())
          .mapToObj(code -> Quality.ofCode(code).text().getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private QualityNames() {}

  /** Returns the name of a quality; the caller must not change the array. */
  static byte[] of(Quality quality) {
    return quality.code() < NAMES.length
        ? NAMES[quality.code()]
        : quality.text().getBytes(StandardCharsets.US_ASCII);
  }
}
