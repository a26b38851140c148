package io.energyiot.store.load;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** The route by which day blocks get into Cassandra. */
public enum LoadRoute {
  /** SSTables are written on the disk of the node, which imports them. */
  SSTABLE_IMPORT,
  /** SSTables are written here and streamed to the nodes. */
  SSTABLE_STREAM,
  /**
   * Batches are written by CQL, which works with any store that speaks Cassandra 5's CQL, with SAI
   * indexes and unified compaction.
   */
  CQL;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the name in options, in JSON and for people, such as {@code sstable-import}. */
  public String text() {
    return text;
  }

  /**
   * Returns the route named {@code text}; upper and lower case are the same.
   *
   * @throws BrokenRuleException with {@link ErrorCode#SETTING_INVALID}
   */
  public static LoadRoute parse(String text) {
    for (LoadRoute route : values()) {
      if (route.text.equalsIgnoreCase(text)) {
        return route;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.SETTING_INVALID,
        "path",
        "one of "
            + Arrays.stream(values()).map(LoadRoute::text).toList()
            + " is needed, not "
            + Quoted.of(text));
  }
}
