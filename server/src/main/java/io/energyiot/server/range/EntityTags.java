package io.energyiot.server.range;

import io.energyiot.store.block.StoredBlock;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.hashing.LongHashFunction;

/** Tags of answers, by the versions of what went into them. */
final class EntityTags {
  private static final LongHashFunction HASH = LongHashFunction.xx3();
  private static final int NUMBERS = 3;

  private EntityTags() {}

  /**
   * A strong tag, in its quotes.
   *
   * @param question all that the answer's bytes depend on besides the blocks
   * @param series the blocks of each series
   */
  static String of(String question, List<List<StoredBlock>> series) {
    long hash = HASH.hashChars(question);
    for (List<StoredBlock> blocks : series) {
      long[] versions = new long[NUMBERS * blocks.size() + 1];
      int at = 0;
      versions[at++] = hash;
      for (StoredBlock block : blocks) {
        versions[at++] = block.day();
        versions[at++] = block.version().millis();
        versions[at++] = block.version().sequence();
      }
      hash = HASH.hashLongs(versions);
    }
    return '"' + Long.toHexString(hash) + '"';
  }

  /** Whether {@code If-None-Match} names the tag. */
  static boolean matches(String ifNoneMatch, String tag) {
    return Stream.of(ifNoneMatch.split(","))
        .map(String::strip)
        .anyMatch(
            each ->
                each.equals("*") || (each.startsWith("W/") ? each.substring(2) : each).equals(tag));
  }
}
