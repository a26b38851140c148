package io.energyiot.store.device;

import java.util.Comparator;

/**
 * Consecutive cells in the order of {@link CellGrid}.
 *
 * @param first the first cell
 * @param last the last cell, itself included
 */
public record CellRange(long first, long last) {
  /** Orders ranges by their first cell. */
  public static final Comparator<CellRange> IN_ORDER = Comparator.comparingLong(CellRange::first);
}
