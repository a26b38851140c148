package io.energyiot.formats.greenbutton;

import io.energyiot.model.Channel;
import io.energyiot.model.error.BrokenRuleException;

/**
 * A ReadingType: what its readings measure.
 *
 * @param multiplier a value is in units times 10^this; {@link EspiRows#NONE} if it is not said
 * @param uom the unit's code; {@link #NONE} if it is not said, as all others
 * @param intervalLength seconds
 * @param problem the rule that one of its fields breaks; null if there is none
 */
record EspiType(
    int multiplier,
    int uom,
    int flow,
    int accumulation,
    int qualifier,
    int intervalLength,
    BrokenRuleException problem) {
  static final int NONE = -1;

  private static final int KILO = 3;

  /** The channel's name of a unit; null if the unit measures no amount in an interval. */
  private static String unit(int uom) {
    return switch (uom) {
      case 72 -> "KWH";
      case 71 -> "KVAH";
      case 73 -> "KVARH";
      case 42 -> "M3";
      case 119 -> "FT3";
      case 132 -> "BTU";
      case 169 -> "THERM";
      default -> null;
    };
  }

  /**
   * Digits by which the point of a value moves to the left.
   *
   * @param own the reading's own multiplier, which holds only if the type has none
   */
  int shift(int own) {
    int said = multiplier == EspiRows.NONE ? own : multiplier;
    return (uom >= 71 && uom <= 73 ? KILO : 0) - (said == EspiRows.NONE ? 0 : said);
  }

  /** Why its readings are left out, as the name of what they are; null if they are read. */
  String leftOut() {
    if (uom == NONE) {
      return null;
    }
    if (unit(uom) == null) {
      return switch (uom) {
        case 38, 61, 63 -> "readings of demand";
        case 6, 23, 279 -> "temperatures";
        default -> "readings of ESPI unit " + uom;
      };
    }
    return switch (accumulation) {
      case 1, 2, 3, 9 -> "readings of registers";
      case 6, 12 -> "readings of an instant";
      default ->
          switch (qualifier) {
            case 2, 8, 9 -> "averages, minima and maxima";
            default -> direction() == null ? "readings of ESPI flow direction " + flow : null;
          };
    };
  }

  /** What follows the unit in a channel's name; null if the direction has no channel. */
  private String direction() {
    return switch (flow) {
      case NONE, 0, 1 -> "";
      case 4 -> "_NET";
      case 19 -> "_EXPORT";
      case 20 -> "_TOTAL";
      default -> null;
    };
  }

  boolean isReverse() {
    return flow == 19;
  }

  /** The channel, if nothing is {@link #leftOut} and there is a unit. */
  Channel channel() {
    return Channel.of(unit(uom) + direction());
  }
}
