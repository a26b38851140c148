package io.energyiot.store.load;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** The way on which day blocks come into Cassandra. */
public enum LoadPath {
  /** SSTables are written on the disk of the node, which imports them. */
  SSTABLE_IMPORT,
  /** SSTables are written here and streamed to the nodes. */
  SSTABLE_STREAM,
  /** Batches by CQL, which anything takes that speaks it. */
  CQL;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in options, in JSON and for people, such as {@code sstable-import}. */
  public String text() {
    return text;
  }

  /**
   * The path named {@code text}, in any case.
   *
   * @throws BrokenRuleException with {@link ErrorCode#SETTING_INVALID}
   */
  public static LoadPath parse(String text) {
    for (LoadPath path : values()) {
      if (path.text.equalsIgnoreCase(text)) {
        return path;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.SETTING_INVALID,
        "path",
        "one of "
            + Arrays.stream(values()).map(LoadPath::text).toList()
            + " is needed, not "
            + Quoted.of(text));
  }
}
