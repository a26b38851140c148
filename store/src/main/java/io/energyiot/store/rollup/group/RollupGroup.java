package io.energyiot.store.rollup.group;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;

/**
 * Meters that are looked at together.
 *
 * @param kind what they are grouped by
 * @param name the region, tariff or feeder that they have in common; empty for {@link
 *     GroupKind#ALL}
 */
public record RollupGroup(GroupKind kind, String name) implements Serializable {
  /** The whole fleet. */
  public static final RollupGroup ALL = new RollupGroup(GroupKind.ALL, "");

  /** Groups of a kind are stored in so many partitions, of about as many groups each. */
  public static final int SHARES = 16;

  /**
   * The group that {@code text} writes: {@code all}, or {@code region:North}.
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

  /** As {@link #parse} reads it. */
  public String text() {
    return kind == GroupKind.ALL ? kind.text() : kind.text() + ":" + name;
  }

  /** Which of the {@link #SHARES} it is in. */
  public int share() {
    return Math.floorMod(name.hashCode(), SHARES);
  }
}
