package io.energyiot.store.rollup.group;

import java.util.Locale;

/** What meters are grouped by. */
public enum GroupKind {
  /** All meters, even those that the device registry does not have. */
  ALL(100),
  /** By the region in the device registry. */
  REGION(100),
  /** By its tariff. */
  TARIFF(100),
  /** By its feeder, of which there may be many. */
  FEEDER(10);

  private final int maxTop;
  private final String text = name().toLowerCase(Locale.ROOT);

  GroupKind(int maxTop) {
    this.maxTop = maxTop;
  }

  /** Returns how many of a group's devices with the largest sums are kept. */
  public int maxTop() {
    return maxTop;
  }

  /** Returns the name in tables, JSON and parameters. */
  public String text() {
    return text;
  }
}
