package io.energyiot.model.place;

/**
 * A place on the earth.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180; both ends are the same meridian
 */
public record Location(double latitude, double longitude) {
  /** The mean radius of the earth in metres, on which distances are taken. */
  public static final double EARTH_RADIUS = 6_371_008.8;

  /** Refuses what is no place. */
  public Location {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(latitude + ", " + longitude);
    }
  }

  /**
   * The distance along the great circle in metres, on a sphere: within half a percent of that on
   * the earth, which is flattened.
   */
  public double distanceTo(Location other) {
    double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
    double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double haversine =
        north * north
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * east
                * east;
    return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }
}
