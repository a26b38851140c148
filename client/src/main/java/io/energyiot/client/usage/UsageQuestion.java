package io.energyiot.client.usage;

import io.energyiot.client.http.UrlParameters;

/**
 * A question for the usage of a device. Immutable: each method returns another question. A null
 * leaves the server's default.
 */
public final class UsageQuestion {
  private final String deviceId;
  private final UrlParameters parameters;

  private UsageQuestion(String deviceId, UrlParameters parameters) {
    this.deviceId = deviceId;
    this.parameters = parameters;
  }

  /** The month up to the last day that has readings, by day, of the channel {@code KWH}. */
  public static UsageQuestion of(String deviceId) {
    return new UsageQuestion(deviceId, UrlParameters.NONE);
  }

  private UsageQuestion with(String name, Object value) {
    return new UsageQuestion(deviceId, parameters.with(name, value));
  }

  /** A calendar period in the zone that ends at {@code to}, such as {@code P1M}. */
  public UsageQuestion period(Object period) {
    return with("period", period);
  }

  /** The start, in place of a period. */
  public UsageQuestion from(Object from) {
    return with("from", from);
  }

  /** The end, not included: a date, a local time in the zone, or an instant. */
  public UsageQuestion to(Object to) {
    return with("to", to);
  }

  /** {@code quarter-hour, hour, day, week, month, quarter, year} or {@code none}. */
  public UsageQuestion by(String by) {
    return with("by", by);
  }

  /** One channel. */
  public UsageQuestion channel(String channel) {
    return with("channel", channel);
  }

  /** The IANA zone whose calendar holds. */
  public UsageQuestion zone(Object zone) {
    return with("zone", zone);
  }

  /** What a bucket without readings becomes: {@code none, null} or {@code zero}. */
  public UsageQuestion fill(String fill) {
    return with("fill", fill);
  }

  /** Compares with the {@code previous} period or with the same period a {@code year} before. */
  public UsageQuestion compare(String compare) {
    return with("compare", compare);
  }

  /** Asks for what was known at an instant. */
  public UsageQuestion asOf(Object asOf) {
    return with("as_of", asOf);
  }

  /** Returns the path with its query. */
  public String path() {
    return "/v1/devices/" + UrlParameters.encoded(deviceId) + "/usage" + parameters.query();
  }
}
