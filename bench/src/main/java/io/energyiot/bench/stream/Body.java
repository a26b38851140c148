package io.energyiot.bench.stream;

import java.time.Instant;

/** How readings are written in the body of a request. */
public enum Body {
  /** One reading as JSON. */
  ONE("/v1/readings", "application/json"),
  /** A line a reading, as JSON. */
  NDJSON("/v1/readings", "application/x-ndjson"),
  /** A line a day of a device. */
  COMPACT("/v1/readings", "application/x-ndjson"),
  /** A line a reading, as QuestDB takes it. */
  LINE_PROTOCOL("/write?precision=n", "text/plain");

  static final long QUARTER_MILLIS = 900_000;

  private final String path;
  private final String type;

  Body(String path, String type) {
    this.path = path;
    this.type = type;
  }

  String path() {
    return path;
  }

  String type() {
    return type;
  }

  /** Appends a reading of {@code wattHours}. */
  void reading(StringBuilder text, String deviceId, long start, int wattHours) {
    if (this == LINE_PROTOCOL) {
      text.append("reading,device_id=").append(deviceId).append(",channel=KWH value=");
      kilowattHours(text, wattHours);
      text.append(' ').append(start).append("000000\n");
      return;
    }
    text.append("{\"device_id\":\"").append(deviceId).append("\",\"start\":\"");
    text.append(Instant.ofEpochMilli(start)).append("\",\"value\":");
    kilowattHours(text, wattHours);
    text.append(this == ONE ? "}" : "}\n");
  }

  /** Appends a day of a device, which begins at {@code start}. */
  void day(StringBuilder text, String deviceId, long start, int[] wattHours) {
    if (this == COMPACT) {
      compactDay(text, deviceId, start, wattHours);
      return;
    }
    for (int i = 0; i < wattHours.length; i++) {
      reading(text, deviceId, start + i * QUARTER_MILLIS, wattHours[i]);
    }
  }

  private static void compactDay(StringBuilder text, String deviceId, long start, int[] wattHours) {
    text.append("{\"device_id\":\"").append(deviceId).append("\",\"channel\":\"KWH\",\"start\":\"");
    text.append(Instant.ofEpochMilli(start)).append("\",\"interval\":\"PT15M\",\"values\":[");
    for (int i = 0; i < wattHours.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      kilowattHours(text, wattHours[i]);
    }
    text.append("]}\n");
  }

  private static void kilowattHours(StringBuilder text, int wattHours) {
    int fraction = wattHours % 1000;
    text.append(wattHours / 1000).append('.');
    text.append((char) ('0' + fraction / 100));
    text.append((char) ('0' + fraction / 10 % 10)).append((char) ('0' + fraction % 10));
  }
}
