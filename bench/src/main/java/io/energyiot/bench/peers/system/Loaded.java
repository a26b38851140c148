package io.energyiot.bench.peers.system;

import java.time.Duration;

/**
 * What a peer has loaded.
 *
 * @param readings the first so many of the file
 * @param note what a reader of the figures should know; may be empty
 */
public record Loaded(long readings, Duration took, String note) {

  public double seconds() {
    return took.toNanos() / 1e9;
  }

  double readingsPerSecond() {
    return readings / seconds();
  }
}
