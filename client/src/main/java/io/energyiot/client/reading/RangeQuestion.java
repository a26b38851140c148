package io.energyiot.client.reading;

import io.energyiot.client.http.UrlParameters;

/**
 * A question for readings of a device whose intervals start in {@code [from, to)}. Immutable: each
 * method returns another question. A null leaves the server's default.
 */
public final class RangeQuestion {
  private final String deviceId;
  private final UrlParameters parameters;

  private RangeQuestion(String deviceId, UrlParameters parameters) {
    this.deviceId = deviceId;
    this.parameters = parameters;
  }

  /**
   * All readings of the channel {@code KWH}.
   *
   * @param from a date (its start in the zone), a local time in the zone, or an instant
   * @param to the end, not included, written likewise
   */
  public static RangeQuestion of(String deviceId, Object from, Object to) {
    return new RangeQuestion(deviceId, UrlParameters.NONE.with("from", from).with("to", to));
  }

  private RangeQuestion with(String name, Object value) {
    return new RangeQuestion(deviceId, parameters.with(name, value));
  }

  /** One channel, several with commas between them, or {@code *} for all. */
  public RangeQuestion channel(String channel) {
    return with("channel", channel);
  }

  /** The IANA zone of dates and local times, and of the answer's offsets. */
  public RangeQuestion zone(Object zone) {
    return with("zone", zone);
  }

  /** Only readings of these qualities, with commas between them. */
  public RangeQuestion quality(String quality) {
    return with("quality", quality);
  }

  /** {@code asc} or {@code desc}. */
  public RangeQuestion order(String order) {
    return with("order", order);
  }

  /** At most so many readings; the answer then has a cursor if there are more. */
  public RangeQuestion limit(Integer limit) {
    return with("limit", limit);
  }

  /** The next page: where an answer to the same question ended. */
  public RangeQuestion cursor(String cursor) {
    return with("cursor", cursor);
  }

  /** Asks for what was known at an instant. */
  public RangeQuestion asOf(Object asOf) {
    return with("as_of", asOf);
  }

  /**
   * Returns the path with its query; {@code last} follows the device, such as {@code /readings}.
   */
  public String path(String last) {
    return "/v1/devices/" + UrlParameters.encoded(deviceId) + last + parameters.query();
  }
}
