package io.energyiot.query;

/**
 * Some of the readings of an answer, in the order asked for.
 *
 * @param first how many readings of that order come before
 * @param count how many there are
 * @param descending whether the newest comes first
 */
public record RangePart(RangeAnswer answer, int first, int count, boolean descending) {

  /** All of an answer. */
  public static RangePart all(RangeAnswer answer, boolean descending) {
    return new RangePart(answer, 0, answer.readings().size(), descending);
  }

  /** Where the {@code i}th of them, from 0, stands in the answer's readings. */
  public int place(int i) {
    return descending ? answer.readings().size() - 1 - first - i : first + i;
  }
}
