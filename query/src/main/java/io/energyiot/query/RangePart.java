package io.energyiot.query;

/**
 * A part of the readings of an answer, in the order asked for.
 *
 * @param first the number of readings before the part, in that order
 * @param count the number of readings in the part
 * @param descending whether the newest comes first
 */
public record RangePart(RangeAnswer answer, int first, int count, boolean descending) {

  /** Returns all readings of an answer. */
  public static RangePart all(RangeAnswer answer, boolean descending) {
    return new RangePart(answer, 0, answer.readings().size(), descending);
  }

  /** Returns the place of the part's reading {@code i}, from 0, in the answer's readings. */
  public int place(int i) {
    return descending ? answer.readings().size() - 1 - first - i : first + i;
  }
}
