package io.energyiot.query.device;

import io.energyiot.model.place.Area;
import io.energyiot.store.device.CellGrid;
import io.energyiot.store.device.CellRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of cells that have all places of an area, and little more: from the coarsest cells on,
 * those that lie only partly in it are cut finer as long as there are few.
 */
final class CellCover {
  /** A finer cover asks more questions, each of which costs more than the few devices it spares. */
  private static final int MOST_CELLS = 48;

  private final CellGrid grid;
  private final Area area;

  CellCover(CellGrid grid, Area area) {
    this.grid = grid;
    this.area = area;
  }

  /** The ranges in order, none of which touches the next. */
  List<CellRange> ranges() {
    List<Long> cells = grid.coarsest().stream().filter(this::touches).toList();
    List<Long> finer = parts(cells);
    while (finer.size() <= MOST_CELLS && !finer.equals(cells)) {
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
