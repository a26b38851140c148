package io.energyiot.client.device;

import io.energyiot.client.http.UrlParameters;
import java.math.BigDecimal;

/** Devices by what the registry knows of them. Immutable: each method returns another question. */
public final class DeviceQuestion {
  /** Every device. */
  public static final DeviceQuestion ALL = new DeviceQuestion(UrlParameters.NONE);

  private final UrlParameters parameters;

  private DeviceQuestion(UrlParameters parameters) {
    this.parameters = parameters;
  }

  private DeviceQuestion with(String name, Object value) {
    return new DeviceQuestion(parameters.with(name, value));
  }

  /** Those of a region. */
  public DeviceQuestion region(String region) {
    return with("region", region);
  }

  /** Those with a tariff. */
  public DeviceQuestion tariff(String tariff) {
    return with("tariff", tariff);
  }

  /** Those behind a feeder. */
  public DeviceQuestion feeder(String feeder) {
    return with("feeder", feeder);
  }

  /** Those of a customer. */
  public DeviceQuestion customer(String customer) {
    return with("customer", customer);
  }

  /** Those within a box, degrees of WGS 84. */
  public DeviceQuestion within(
      BigDecimal west, BigDecimal south, BigDecimal east, BigDecimal north) {
    return with("bbox", west + "," + south + "," + east + "," + north);
  }

  /**
   * Those around a place.
   *
   * @param radius metres
   */
  public DeviceQuestion near(BigDecimal latitude, BigDecimal longitude, int radius) {
    return with("near", latitude + "," + longitude).with("radius", radius);
  }

  /** At most so many a page. */
  public DeviceQuestion limit(int limit) {
    return with("limit", limit);
  }

  /** The next page. */
  public DeviceQuestion cursor(String cursor) {
    return with("cursor", cursor);
  }

  String path() {
    return "/v1/devices" + parameters.query();
  }
}
