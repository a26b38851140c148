package io.energyiot.server.range;

import io.energyiot.query.SeriesBlocks;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.hashing.LongHashFunction;

/** Makes the tags of answers from the versions of what went into them. */
final class EntityTags {
  private static final LongHashFunction HASH = LongHashFunction.xx3();

  private EntityTags() {}

  /**
   * Returns a strong tag, in its quotes.
   *
   * @param question all that the answer's bytes depend on besides the blocks
   * @param series the blocks of each series
   */
  static String of(String question, List<SeriesBlocks> series) {
    long hash = HASH.hashChars(question);
    for (SeriesBlocks blocks : series) {
      hash = HASH.hashLongs(blocks.versions(hash));
    }
    return '"' + Long.toHexString(hash) + '"';
  }

  /** Returns whether {@code If-None-Match} names the tag. */
  static boolean matches(String ifNoneMatch, String tag) {
    return Stream.of(ifNoneMatch.split(","))
        .map(String::strip)
        .anyMatch(
            each ->
                each.equals("*") || (each.startsWith("W/") ? each.substring(2) : each).equals(tag));
  }
}
