package io.energyiot.cli.query;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;

/**
 * Bars that all have the same scale: from an axis to the right, or to the left for negative values.
 * The axis stands where the smallest and the largest value leave it room.
 */
final class Bars {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
  private static final int PARTS = 8;

  private final int left;
  private final double unitsOfColumn;
  private final boolean blocks;

  /**
   * For values that are shown beside each other.
   *
   * @param values some may be null
   * @param columns that a bar may take
   * @param blocks whether bars are of block elements, to an eighth of a column; else of {@code #}
   */
  Bars(Collection<BigDecimal> values, int columns, boolean blocks) {
    double min = 0;
    double max = 0;
    for (BigDecimal value : values.stream().filter(Objects::nonNull).toList()) {
      min = Math.min(min, value.doubleValue());
      max = Math.max(max, value.doubleValue());
    }
    this.blocks = blocks;
    left = min == 0 ? 0 : leftOf(min, max, columns);
    double below = min == 0 ? 0 : -min / left;
    double above = max == 0 ? 0 : max / (columns - left);
    unitsOfColumn = Math.max(below, above);
  }

  /** At least one column on each side that has values. */
  private static int leftOf(double min, double max, int columns) {
    int share = (int) Math.round(columns * (-min / (max - min)));
    return Math.max(1, Math.min(max == 0 ? columns : columns - 1, share));
  }

  /** The bar of a value, without blanks at its end. */
  String of(BigDecimal value) {
    double length = unitsOfColumn == 0 ? 0 : value.doubleValue() / unitsOfColumn;
    return (length < 0 ? negative(-length) : " ".repeat(left) + positive(length)).stripTrailing();
  }

  private String negative(double length) {
    int whole = Math.min(left, (int) Math.max(1, Math.round(length)));
    return " ".repeat(left - whole) + full().repeat(whole);
  }

  /** What is not zero is seen, however short it is. */
  private String positive(double length) {
    if (!blocks) {
      int whole = (int) Math.round(length);
      return full().repeat(length > 0 ? Math.max(1, whole) : 0);
    }
    int eighths = (int) Math.round(length * PARTS);
    eighths = length > 0 ? Math.max(1, eighths) : 0;
    String part =
        eighths % PARTS == 0 ? "" : EIGHTHS.substring(eighths % PARTS, eighths % PARTS + 1);
    return full().repeat(eighths / PARTS) + part;
  }

  private String full() {
    return blocks ? "█" : "#";
  }
}
