package io.energyiot.query.device;

import io.energyiot.model.place.Area;
import io.energyiot.store.device.CellGrid;
import io.energyiot.store.device.CellRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Covers an area with ranges of cells, with little around it. Starts with the coarsest cells and
 * splits those that lie only partly in the area, as long as there are few.
 */
final class CellCover {
  /**
   * The largest number of cells. A finer cover needs more queries, and each costs more than the few
   * devices that it excludes.
   */
  private static final int MAX_CELLS = 48;

  private final CellGrid grid;
  private final Area area;

  CellCover(CellGrid grid, Area area) {
    this.grid = grid;
    this.area = area;
  }

  /** Returns the ranges in order; no two of them touch. */
  List<CellRange> ranges() {
    List<Long> cells = grid.coarsest().stream().filter(this::touches).toList();
    List<Long> finer = parts(cells);
    while (finer.size() <= MAX_CELLS && !finer.equals(cells)) {
      cells = finer;
      finer = parts(cells);
    }
    return merged(cells.stream().map(grid::range).sorted(CellRange.IN_ORDER).toList());
  }

  private List<Long> parts(List<Long> cells) {
    List<Long> parts = new ArrayList<>();
    for (long cell : cells) {
      if (grid.isFinest(cell) || area.covers(grid.around(cell))) {
        parts.add(cell);
      } else {
        grid.parts(cell).stream().filter(this::touches).forEach(parts::add);
      }
    }
    return parts;
  }

  private boolean touches(long cell) {
    return area.touches(grid.around(cell));
  }

  private List<CellRange> merged(List<CellRange> inOrder) {
    List<CellRange> merged = new ArrayList<>();
    for (CellRange next : inOrder) {
      int last = merged.size() - 1;
      if (last >= 0 && grid.follow(merged.get(last), next)) {
        merged.set(last, new CellRange(merged.get(last).first(), next.last()));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
