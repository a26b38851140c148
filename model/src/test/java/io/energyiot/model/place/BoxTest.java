package io.energyiot.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {
  @ParameterizedTest
  @CsvSource({
    "13, 52, 14, 53,  52.5, 13.5, true",
    "13, 52, 14, 53,  52, 13, true",
    "13, 52, 14, 53,  53, 14, true",
    "13, 52, 14, 53,  53.000001, 13.5, false",
    "13, 52, 14, 53,  52.5, 12.999999, false",
    // over the antimeridian: Fiji
    "177, -20, -178, -15,  -17, 179, true",
    "177, -20, -178, -15,  -17, -179, true",
    "177, -20, -178, -15,  -17, 180, true",
    "177, -20, -178, -15,  -17, -180, true",
    "177, -20, -178, -15,  -17, 0, false",
    "-180, -90, 180, 90,  12, -34, true",
    "-180, -20, -170, -15,  -17, 180, true",
    "170, -20, 180, -15,  -17, -180, true",
    // all meridians meet at a pole
    "0, 80, 10, 90,  90, -120, true",
    "0, 80, 10, 90,  89.9, -120, false",
    "5, 5, 5, 5,  5, 5, true"
  })
  void contains(
      double west,
      double south,
      double east,
      double north,
      double latitude,
      double longitude,
      boolean expected) {
    assertThat(new Box(west, south, east, north).contains(new Location(latitude, longitude)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-181, 0, 1, 1",
    "0, 2, 1, 1",
    "0, -91, 1, 1",
    "0, 0, 1, 91",
    "0, 0, 181, 1",
    "NaN, 0, 1, 1",
    "0, NaN, 1, 1"
  })
  void refusesWhatIsNoBox(double west, double south, double east, double north) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(west, south, east, north));
  }

  @Test
  void circlesThatHaveAPlaceInCommonTouchAndThoseCoveredHaveNoOther() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      Box box = box(random);
      Location center = location(random);
      Circle circle = new Circle(center, Math.pow(10, 1 + 6 * random.nextDouble()));
      Location near = near(random, circle);
      if (circle.contains(near)) {
        if (box.contains(near)) {
          assertThat(box.touches(circle)).as("%s %s %s", box, circle, near).isTrue();
        } else {
          assertThat(box.covers(circle)).as("%s %s %s", box, circle, near).isFalse();
        }
      }
    }
  }

  private static Box box(Random random) {
    Location one = location(random);
    Location other = location(random);
    return new Box(
        one.longitude(),
        Math.min(one.latitude(), other.latitude()),
        other.longitude(),
        Math.max(one.latitude(), other.latitude()));
  }

  private static Location location(Random random) {
    double latitude = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
    return new Location(latitude, 360 * random.nextDouble() - 180);
  }

  private static Location near(Random random, Circle circle) {
    double degrees = Math.toDegrees(circle.radius() / Location.EARTH_RADIUS);
    double latitude = circle.center().latitude() + degrees * (2 * random.nextDouble() - 1);
    double longitude = circle.center().longitude() + 3 * degrees * (2 * random.nextDouble() - 1);
    return new Location(
        Math.max(-90, Math.min(90, latitude)), Math.max(-180, Math.min(180, longitude)));
  }
}
