package io.energyiot.client.device;

import io.energyiot.client.http.UrlParameters;

/**
 * A search for devices. Immutable: each method returns another question. A null leaves the server's
 * default.
 */
public final class DeviceQuestion {
  /** Every device. */
  public static final DeviceQuestion ALL = new DeviceQuestion("/v1/devices", UrlParameters.NONE);

  private final String path;
  private final UrlParameters parameters;

  private DeviceQuestion(String path, UrlParameters parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  private DeviceQuestion with(String name, Object value) {
    return new DeviceQuestion(path, parameters.with(name, value));
  }

  /**
   * Only those that have no reading since a time.
   *
   * @param since a date or local time in the storage zone, or an instant
   */
  public DeviceQuestion silentSince(Object since) {
    return new DeviceQuestion("/v1/devices/silent", parameters.with("since", since));
  }

  /** Only those of a region. */
  public DeviceQuestion region(String region) {
    return with("region", region);
  }

  /** Only those with a tariff. */
  public DeviceQuestion tariff(String tariff) {
    return with("tariff", tariff);
  }

  /** Only those on a feeder. */
  public DeviceQuestion feeder(String feeder) {
    return with("feeder", feeder);
  }

  /** Only those of a customer. */
  public DeviceQuestion customer(String customer) {
    return with("customer", customer);
  }

  /**
   * Only those within a box.
   *
   * @param box west, south, east and north, in degrees of WGS 84, with commas between them
   */
  public DeviceQuestion within(String box) {
    return with("bbox", box);
  }

  /**
   * Only those around a place.
   *
   * @param place latitude and longitude in degrees, with a comma between them
   * @param radius metres
   */
  public DeviceQuestion near(String place, Object radius) {
    return with("near", place).with("radius", radius);
  }

  /** At most so many a page. */
  public DeviceQuestion limit(Object limit) {
    return with("limit", limit);
  }

  /** The next page: where the page before ended. */
  public DeviceQuestion cursor(String cursor) {
    return with("cursor", cursor);
  }

  String path() {
    return path + parameters.query();
  }
}
