package io.energyiot.store.device;

import java.util.Comparator;

/**
 * Cells that follow each other in the order of {@link CellGrid}.
 *
 * @param first the first one
 * @param last the last one, itself included
 */
public record CellRange(long first, long last) {
  /** By their begin. */
  public static final Comparator<CellRange> IN_ORDER = Comparator.comparingLong(CellRange::first);
}
