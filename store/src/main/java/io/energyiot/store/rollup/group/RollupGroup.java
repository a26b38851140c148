package io.energyiot.store.rollup.group;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;

/**
 * A group of meters.
 *
 * @param kind what they are grouped by
 * @param name the region, tariff or feeder that they have in common; empty for {@link
 *     GroupKind#ALL}
 */
public record RollupGroup(GroupKind kind, String name) implements Serializable {
  /** All meters. */
  public static final RollupGroup ALL = new RollupGroup(GroupKind.ALL, "");

  /** The number of partitions over which the groups of a kind are spread. */
  public static final int SHARES = 16;

  /**
   * Reads a group, such as {@code all} or {@code region:North}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static RollupGroup parse(String text) {
    if (text.equals(GroupKind.ALL.text())) {
      return ALL;
    }
    int colon = text.indexOf(':');
    boolean isNamed = colon > 0 && colon + 1 < text.length();
    for (GroupKind kind : GroupKind.values()) {
      if (kind != GroupKind.ALL && isNamed && kind.text().equals(text.substring(0, colon))) {
        return new RollupGroup(kind, text.substring(colon + 1));
      }
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "group",
        "group is all, or region:, tariff: or feeder: and a name, not " + Quoted.of(text));
  }

  /** Returns the text that {@link #parse} reads. */
  public String text() {
    return kind == GroupKind.ALL ? kind.text() : kind.text() + ":" + name;
  }

  /** Returns which of the {@link #SHARES} the group is in. */
  public int share() {
    return Math.floorMod(name.hashCode(), SHARES);
  }
}
