package io.energyiot.model.place;

/**
 * All that is not farther than a distance from a place.
 *
 * @param center its middle
 * @param radius metres along great circles, 0 or more
 */
public record Circle(Location center, double radius) implements Area {

  @Override
  public boolean contains(Location place) {
    return center.distanceTo(place) <= radius;
  }

  @Override
  public boolean touches(Circle circle) {
    return center.distanceTo(circle.center) <= radius + circle.radius;
  }

  @Override
  public boolean covers(Circle circle) {
    return center.distanceTo(circle.center) + circle.radius <= radius;
  }
}
