package io.energyiot.bench.stream;

import java.util.Locale;

/** What is measured. */
enum Part {
  /** One reading a request. */
  ONE(Body.ONE, 1, 1),
  /** 5,000 readings a request, a line each. */
  NDJSON(Body.NDJSON, 5000, 1_000_001),
  /** Whole days of single devices, about 5,000 readings a request. */
  COMPACT(Body.COMPACT, 5000, 2_000_001),
  /** An interval of all devices a request, while readings are looked for. */
  INTERVALS(Body.NDJSON, 5000, 3_000_001),
  /** The same at half the rate. */
  READABLE(Body.NDJSON, 5000, 4_000_001);

  private final Body body;
  private final int readings;
  private final long first;

  Part(Body body, int readings, long first) {
    this.body = body;
    this.readings = readings;
    this.first = first;
  }

  Body body() {
    return body;
  }

  /** Readings of a request. */
  int readings() {
    return readings;
  }

  /** Whether it is sustained while readings are looked for. */
  boolean isLooking() {
    return this == INTERVALS || this == READABLE;
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
