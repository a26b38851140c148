package io.energyiot.store.live;

import io.energyiot.model.Series;
import io.energyiot.model.Version;

/**
 * Identifies a set of blocks in little memory, by their number and the sum of the hashes of their
 * keys. Two are equal if the same blocks were added, and hardly ever otherwise. For one thread.
 */
public final class KeyDigest {
  private long count;
  private long sum;
  private long newest;

  /** Adds a block. */
  public void add(Series series, Version version) {
    long hash = mixed(mixed(series.hashCode()) ^ version.millis());
    sum += mixed(hash ^ version.sequence());
    count++;
  }

  /** Another number for each, and far apart for neighbours: the end of SplitMix64. */
  private static long mixed(long number) {
    long mixed = number + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * Adds a block.
   *
   * @param writtenAt microseconds since 1970-01-01T00:00:00Z
   */
  public void add(Series series, Version version, long writtenAt) {
    add(series, version);
    newest = Math.max(newest, writtenAt);
  }

  /** Returns the number of blocks. */
  public long count() {
    return count;
  }

  /** Returns when the last block was written, microseconds since 1970-01-01T00:00:00Z. */
  public long newest() {
    return newest;
  }

  /** Returns whether both have the same blocks. */
  public boolean areThoseOf(KeyDigest other) {
    return count == other.count && sum == other.sum;
  }
}
