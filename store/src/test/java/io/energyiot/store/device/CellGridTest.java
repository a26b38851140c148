package io.energyiot.store.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.place.Circle;
import io.energyiot.model.place.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellGridTest {
  private final CellGrid grid = new CellGrid();

  private static Location anywhere(Random random) {
    double latitude = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
    return new Location(latitude, 360 * random.nextDouble() - 180);
  }

  /** The cells from the coarsest to the smallest that have the place's small cell. */
  private List<Long> path(Location place) {
    long kept = grid.cellOf(place);
    List<Long> path = new ArrayList<>();
    Iterable<Long> parts = grid.coarsest();
    while (path.isEmpty() || !grid.isFinest(path.get(path.size() - 1))) {
      for (long part : parts) {
        CellRange range = grid.range(part);
        if (range.first() <= kept && kept <= range.last()) {
          path.add(part);
        }
      }
      parts = grid.parts(path.get(path.size() - 1));
    }
    return path;
  }

  @Test
  void aPlaceIsInTheRangeOfOneCellOfEachSizeAndInTheCircleAroundIt() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      Location place = anywhere(random);
      List<Long> path = path(place);
      assertThat(path).hasSize(CellGrid.KEPT + 1);
      for (long cell : path) {
        assertThat(grid.around(cell).contains(place)).as("%s in %x", place, cell).isTrue();
      }
    }
  }

  @Test
  void polesAndTheAntimeridianHaveCells() {
    for (Location place :
        List.of(new Location(90, 0), new Location(-90, 17), new Location(0, 180))) {
      assertThat(path(place)).hasSize(CellGrid.KEPT + 1);
    }
    assertThat(grid.cellOf(new Location(10, 180))).isEqualTo(grid.cellOf(new Location(10, -180)));
  }

  @Test
  void rangesOfCellsThatAreSiblingsFollowEachOther() {
    long cell = path(new Location(52.52, 13.405)).get(5);
    List<Long> parts = grid.parts(cell);
    assertThat(parts).hasSize(7);
    for (int i = 1; i < parts.size(); i++) {
      CellRange range = grid.range(parts.get(i - 1));
      assertThat(grid.follow(range, grid.range(parts.get(i)))).isTrue();
      assertThat(grid.follow(range, grid.range(parts.get(i - 1)))).isFalse();
    }
    CellRange whole = grid.range(cell);
    assertThat(grid.range(parts.get(0)).first()).isEqualTo(whole.first());
    assertThat(grid.range(parts.get(6)).last()).isEqualTo(whole.last());
  }

  /** A cell of resolution 5 is 8 to 12 km from its middle to its corners. */
  @Test
  void cellsAcrossTheAntimeridianAreNoLargerThanOthers() {
    for (int latitude = -85; latitude <= 85; latitude += 5) {
      Location east = new Location(latitude, -179.999);
      Location west = new Location(latitude, 179.999);
      for (Location place : List.of(east, west)) {
        Circle circle = grid.around(path(place).get(5));
        assertThat(circle.contains(place)).isTrue();
        assertThat(circle.radius()).isBetween(8_000.0, 16_000.0);
      }
    }
  }

  @Test
  void theCellOfAPoleHasItWhateverTheMeridian() {
    for (double latitude : new double[] {90, -90}) {
      List<Long> path = path(new Location(latitude, 0));
      for (double longitude = -180; longitude <= 180; longitude += 30) {
        Location pole = new Location(latitude, longitude);
        assertThat(path(pole)).isEqualTo(path);
        assertThat(grid.around(path.get(5)).contains(pole)).isTrue();
      }
      assertThat(grid.around(path.get(5)).radius()).isBetween(8_000.0, 16_000.0);
    }
  }

  @Test
  void theCoarsestCellsFollowEachOther() {
    List<CellRange> ranges =
        grid.coarsest().stream().map(grid::range).sorted(CellRange.IN_ORDER).toList();

    assertThat(ranges).hasSize(122);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(grid.follow(ranges.get(i - 1), ranges.get(i))).isTrue();
      assertThat(ranges.get(i - 1).last()).isLessThan(ranges.get(i).first());
    }
  }

  /** Twelve of the coarsest cells are pentagons, of which each has one part less. */
  @Test
  void thePartsOfAPentagonAreApartAndInItsRange() {
    List<Long> pentagons =
        grid.coarsest().stream().filter(cell -> grid.parts(cell).size() == 6).toList();

    assertThat(pentagons).hasSize(12);
    for (long cell : pentagons) {
      CellRange whole = grid.range(cell);
      List<CellRange> parts =
          grid.parts(cell).stream().map(grid::range).sorted(CellRange.IN_ORDER).toList();
      assertThat(parts.get(0).first()).isEqualTo(whole.first());
      assertThat(parts.get(5).last()).isEqualTo(whole.last());
      for (int i = 1; i < parts.size(); i++) {
        assertThat(parts.get(i).first()).isGreaterThan(parts.get(i - 1).last());
      }
    }
  }
}
