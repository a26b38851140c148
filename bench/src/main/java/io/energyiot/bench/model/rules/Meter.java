package io.energyiot.bench.model.rules;

import java.util.Comparator;

/** A channel of a device. */
public record Meter(String device, String channel) implements Comparable<Meter> {
  private static final Comparator<Meter> ORDER =
      Comparator.comparing(Meter::device).thenComparing(Meter::channel);

  @Override
  public int compareTo(Meter other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return device + "/" + channel;
  }
}
