package io.energyiot.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LocationTest {
  private static final double DEGREE = Math.PI * Location.EARTH_RADIUS / 180;

  @Test
  void distancesAreThoseOfTheSphere() {
    assertThat(new Location(0, 0).distanceTo(new Location(1, 0))).isEqualTo(DEGREE, within(0.01));
    assertThat(new Location(60, 0).distanceTo(new Location(60, 0.001)))
        .isEqualTo(0.0005 * DEGREE, within(0.01)); // a parallel at 60 degrees is half as long
    assertThat(new Location(0, 179.5).distanceTo(new Location(0, -179.5)))
        .isEqualTo(DEGREE, within(0.01));
    assertThat(new Location(90, 10).distanceTo(new Location(90, -100))).isLessThan(0.01);
    assertThat(new Location(10, 20).distanceTo(new Location(-10, -160)))
        .isEqualTo(180 * DEGREE, within(1.0));
  }

  @Test
  void parisAndLondonAre344KilometresApart() {
    assertThat(new Location(48.8566, 2.3522).distanceTo(new Location(51.5074, -0.1278)))
        .isEqualTo(343_556, within(100.0));
  }
}
