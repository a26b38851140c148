package io.energyiot.bulk.row;

import java.io.Serializable;

/**
 * What merging has saved in the rows of a file.
 *
 * @param rows that became part of another
 * @param readings that gave way to a later one of the same interval
 * @param bytes that the blocks have less; negative if they have more
 */
public record MergeCounts(long rows, long readings, long bytes) implements Serializable {
  /** Nothing was merged. */
  public static final MergeCounts NONE = new MergeCounts(0, 0, 0);

  /** Returns the sums of both. */
  public MergeCounts plus(MergeCounts other) {
    return new MergeCounts(rows + other.rows, readings + other.readings, bytes + other.bytes);
  }
}
