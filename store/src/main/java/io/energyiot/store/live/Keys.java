package io.energyiot.store.live;

import io.energyiot.model.Series;
import io.energyiot.model.Version;

/**
 * Which blocks there are, in little memory: their number and the sum of hashes of their keys. Two
 * sums are equal if the same blocks were added, and hardly ever otherwise. For one thread.
 */
public final class Keys {
  private long count;
  private long sum;
  private long newest;

  /** Adds a block. */
  public void add(Series series, Version version) {
    long hash = series.hashCode() * 31L + Long.hashCode(version.sequence());
    hash = (hash ^ (version.millis() * 0x9E3779B97F4A7C15L)) + version.sequence();
    hash = (hash ^ (hash >>> 31)) * 0xBF58476D1CE4E5B9L;
    sum += hash ^ (hash >>> 29);
    count++;
  }

  void add(Series series, Version version, long writtenAt) {
    add(series, version);
    newest = Math.max(newest, writtenAt);
  }

  /** How many blocks. */
  public long count() {
    return count;
  }

  /** When the last one was written, microseconds since 1970-01-01T00:00:00Z. */
  public long newest() {
    return newest;
  }

  /** Whether the other ones are the same blocks. */
  public boolean areThoseOf(Keys other) {
    return count == other.count && sum == other.sum;
  }
}
