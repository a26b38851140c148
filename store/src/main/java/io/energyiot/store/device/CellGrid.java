package io.energyiot.store.device;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import io.energyiot.model.place.Circle;
import io.energyiot.model.place.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/**
 * The H3 grid. Each place is in one small cell, which the device registry stores. The small cells
 * of a coarser cell are consecutive, so a coarser cell is a range of them. Safe for use by many
 * threads.
 */
public final class CellGrid {
  /** The resolution of the small cells: 307 square metres on average. */
  static final int KEPT = 12;

  /** How far the parts of a cell reach over its border: seven hexagons don't make a hexagon. */
  private static final double REACH = 1.25;

  private static final int DIGITS = 15;
  private static final int DIGIT_BITS = 3;
  private static final int RESOLUTION_SHIFT = 52;
  private static final long RESOLUTION_MASK = 0xFL << RESOLUTION_SHIFT;
  private static final long DIGIT_MASK = 7;
  private static final long LAST_DIGIT = 6;

  private final H3Core h3;

  /** Loads H3. */
  public CellGrid() {
    try {
      h3 = H3Core.newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("the H3 library can't be unpacked", e);
    }
  }

  /** Returns the small cell of a place. */
  public long cellOf(Location place) {
    return h3.latLngToCell(place.latitude(), place.longitude(), KEPT);
  }

  /** Returns the coarsest cells, which cover the earth. */
  public Collection<Long> coarsest() {
    return h3.getRes0Cells();
  }

  /** Returns whether a cell is a small one. */
  public boolean isFinest(long cell) {
    return resolution(cell) == KEPT;
  }

  /** Returns the parts of a cell, one step finer. */
  public List<Long> parts(long cell) {
    return h3.cellToChildren(cell, resolution(cell) + 1);
  }

  private static int resolution(long cell) {
    return (int) ((cell & RESOLUTION_MASK) >>> RESOLUTION_SHIFT);
  }

  /** Returns a circle around all places whose small cell is in {@code cell}. */
  public Circle around(long cell) {
    Location center = location(h3.cellToLatLng(cell));
    double farthest =
        h3.cellToBoundary(cell).stream()
            .mapToDouble(corner -> center.distanceTo(location(corner)))
            .max()
            .orElseThrow();
    return new Circle(center, REACH * farthest);
  }

  private static Location location(LatLng point) {
    return new Location(point.lat, point.lng);
  }

  /** Returns the small cells of a cell. */
  public CellRange range(long cell) {
    long first = (cell & ~RESOLUTION_MASK) | ((long) KEPT << RESOLUTION_SHIFT);
    long last = first;
    for (int digit = resolution(cell) + 1; digit <= KEPT; digit++) {
      int shift = (DIGITS - digit) * DIGIT_BITS;
      first &= ~(DIGIT_MASK << shift);
      last = (last & ~(DIGIT_MASK << shift)) | (LAST_DIGIT << shift);
    }
    return new CellRange(first, last);
  }

  /** Returns whether no small cell lies between two ranges. */
  public boolean follow(CellRange range, CellRange next) {
    long after = range.last();
    for (int digit = KEPT; digit > 0; digit--) {
      int shift = (DIGITS - digit) * DIGIT_BITS;
      if (((after >>> shift) & DIGIT_MASK) < LAST_DIGIT) {
        return after + (1L << shift) == next.first();
      }
      after &= ~(DIGIT_MASK << shift);
    }
    return after + (1L << (DIGITS * DIGIT_BITS)) == next.first();
  }
}
