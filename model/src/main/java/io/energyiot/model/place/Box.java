package io.energyiot.model.place;

/**
 * All between two parallels and two meridians. From {@code west} it goes eastward to {@code east},
 * over the antimeridian if {@code west} is greater. A pole belongs to each box that reaches it.
 *
 * @param west degrees east, -180 to 180
 * @param south degrees north, -90 to {@code north}
 * @param east degrees east, -180 to 180
 * @param north degrees north, {@code south} to 90
 */
public record Box(double west, double south, double east, double north) implements Area {
  private static final double WHOLE = 360;

  /** Refuses what is no box. */
  public Box {
    if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180)
        || !(-90 <= south && south <= north && north <= 90)) {
      throw new IllegalArgumentException(west + ", " + south + ", " + east + ", " + north);
    }
  }

  private double width() {
    return east >= west ? east - west : east - west + WHOLE;
  }

  /** How far {@code longitude} is east of the western edge, 0 to 360 degrees. */
  private double eastOfWest(double longitude) {
    double degrees = (longitude - west) % WHOLE;
    return degrees < 0 ? degrees + WHOLE : degrees;
  }

  @Override
  public boolean contains(Location place) {
    double latitude = place.latitude();
    boolean between = latitude >= south && latitude <= north;
    return between
        && (Math.abs(latitude) == 90
            || eastOfWest(place.longitude()) <= width()
            || place.longitude() == east); // which the sum may just miss
  }

  @Override
  public boolean touches(Circle circle) {
    double latitude = circle.center().latitude();
    double degrees = Math.toDegrees(circle.radius() / Location.EARTH_RADIUS);
    if (latitude + degrees < south || latitude - degrees > north) {
      return false;
    }
    double half = halfWidth(latitude, degrees);
    double begin = eastOfWest(circle.center().longitude() - half);
    return half >= WHOLE / 2 || begin <= width() || begin + 2 * half >= WHOLE;
  }

  @Override
  public boolean covers(Circle circle) {
    double latitude = circle.center().latitude();
    double degrees = Math.toDegrees(circle.radius() / Location.EARTH_RADIUS);
    if (latitude - degrees < Math.max(south, -90) || latitude + degrees > Math.min(north, 90)) {
      return width() == WHOLE && south == -90 && north == 90;
    }
    double half = halfWidth(latitude, degrees);
    return width() == WHOLE || eastOfWest(circle.center().longitude() - half) + 2 * half <= width();
  }

  /** How many degrees of longitude a circle reaches to either side; 180 if it has a pole. */
  private static double halfWidth(double latitude, double degrees) {
    if (Math.abs(latitude) + degrees >= 90) {
      return WHOLE / 2;
    }
    return Math.toDegrees(
        Math.asin(Math.sin(Math.toRadians(degrees)) / Math.cos(Math.toRadians(latitude))));
  }
}
