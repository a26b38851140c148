package io.energyiot.bench.peers;

import java.time.Duration;

/**
 * What a peer has loaded.
 *
 * @param readings the first so many of the file
 * @param note what a reader of the figures should know; may be empty
 */
record Loaded(long readings, Duration took, String note) {

  double seconds() {
    return took.toNanos() / 1e9;
  }

  double readingsPerSecond() {
    return readings / seconds();
  }
}
