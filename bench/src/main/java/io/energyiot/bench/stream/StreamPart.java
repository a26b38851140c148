package io.energyiot.bench.stream;

import java.util.Locale;

/** A part of {@code bench stream}: how its readings are spread over requests. */
enum StreamPart {
  /** One reading a request. */
  ONE(Body.ONE, false, 1, 1),
  /** Whole days of single devices, about 5,000 readings a request, a line each. */
  NDJSON(Body.NDJSON, true, 5000, 1_000_001),
  /** The same, a line a day. */
  COMPACT(Body.COMPACT, true, 5000, 2_000_001),
  /** An interval of 5,000 devices a request, a line each, while readings are looked for. */
  INTERVALS(Body.NDJSON, false, 5000, 3_000_001),
  /** The same at half the rate. */
  READABLE(Body.NDJSON, false, 5000, 4_000_001),
  /** As compact, while readings are looked for. */
  DAYS(Body.COMPACT, true, 5000, 5_000_001);

  private final Body body;
  private final boolean byDevice;
  private final int readings;
  private final long first;

  StreamPart(Body body, boolean byDevice, int readings, long first) {
    this.body = body;
    this.byDevice = byDevice;
    this.readings = readings;
    this.first = first;
  }

  Body body() {
    return body;
  }

  /** Whether a request has whole days of single devices. */
  boolean isByDevice() {
    return byDevice;
  }

  /** Readings of a request, at most. */
  int readings() {
    return readings;
  }

  /** Whether it is sustained while readings are looked for. */
  boolean isLooking() {
    return this == INTERVALS || this == READABLE || this == DAYS;
  }

  /** Whether others are measured in it too. */
  boolean hasPeers() {
    return this == ONE || this == NDJSON;
  }

  /** The number of its first device, so that parts don't meet. */
  long first() {
    return first;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
