package io.energyiot.query.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.place.Area;
import io.energyiot.model.place.Box;
import io.energyiot.model.place.Circle;
import io.energyiot.model.place.Location;
import io.energyiot.store.device.CellGrid;
import io.energyiot.store.device.CellRange;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellCoverTest {
  private static final CellGrid GRID = new CellGrid();

  static Stream<Area> areas() {
    return Stream.of(
        new Circle(new Location(52.52, 13.405), 0),
        new Circle(new Location(52.52, 13.405), 50),
        new Circle(new Location(52.52, 13.405), 5_000),
        new Circle(new Location(-16.5, 179.99), 80_000),
        new Circle(new Location(89.9, 0), 200_000),
        new Circle(new Location(0, 0), 15_000_000),
        new Box(13, 52.3, 13.8, 52.7),
        new Box(13.4, 52.5, 13.4, 52.5),
        new Box(177, -20, -178, -15),
        new Box(-10, 80, 10, 90),
        new Box(-180, -90, 180, -89),
        new Box(-180, -90, 180, 90),
        new Box(10, -60, 9, 60));
  }

  @ParameterizedTest
  @MethodSource("areas")
  void hasAllPlacesOfTheArea(Area area) {
    List<CellRange> ranges = new CellCover(GRID, area).ranges();
    assertThat(ranges).isNotEmpty().hasSizeLessThanOrEqualTo(122);
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      Location place = place(random, area);
      if (area.contains(place)) {
        long cell = GRID.cellOf(place);
        assertThat(ranges.stream().anyMatch(each -> each.first() <= cell && cell <= each.last()))
            .as("%s", place)
            .isTrue();
      }
    }
  }

  private static Location place(Random random, Area area) {
    if (area instanceof Circle circle) {
      double degrees = Math.min(90, Math.toDegrees(circle.radius() / Location.EARTH_RADIUS));
      return new Location(
          clamp(circle.center().latitude() + degrees * (2 * random.nextDouble() - 1), 90),
          turned(circle.center().longitude() + 3 * degrees * (2 * random.nextDouble() - 1)));
    }
    Box box = (Box) area;
    double width =
        box.east() >= box.west() ? box.east() - box.west() : box.east() - box.west() + 360;
    return new Location(
        clamp(box.south() + (box.north() - box.south()) * random.nextDouble(), 90),
        turned(box.west() + width * random.nextDouble()));
  }

  private static double clamp(double degrees, double max) {
    return Math.max(-max, Math.min(max, degrees));
  }

  private static double turned(double longitude) {
    double degrees = (longitude + 180) % 360;
    return clamp((degrees < 0 ? degrees + 360 : degrees) - 180, 180);
  }

  @Test
  void isNotMuchLargerThanTheArea() {
    Circle circle = new Circle(new Location(52.52, 13.405), 5_000);
    List<CellRange> ranges = new CellCover(GRID, circle).ranges();
    Random random = new Random(4);
    int covered = 0;
    int inside = 0;
    for (int i = 0; i < 20_000; i++) {
      Location place =
          new Location(52.52 + 0.2 * random.nextGaussian(), 13.405 + 0.3 * random.nextGaussian());
      long cell = GRID.cellOf(place);
      covered +=
          ranges.stream().anyMatch(each -> each.first() <= cell && cell <= each.last()) ? 1 : 0;
      inside += circle.contains(place) ? 1 : 0;
    }
    assertThat(covered).isBetween(inside, 3 * inside);
  }
}
