package io.energyiot.store.rollup.group;

import java.util.Locale;

/** What meters are grouped by. */
public enum GroupKind {
  /** All meters, those that the registry does not know included. */
  ALL(100),
  /** By the region that the registry has of a device. */
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

  /** How many of its greatest consumers are kept of a group. */
  public int maxTop() {
    return maxTop;
  }

  /** The name in tables, JSON and parameters. */
  public String text() {
    return text;
  }
}
