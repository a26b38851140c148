package io.energyiot.store.rollup.group;

import io.energyiot.model.Quality;
import java.io.Serializable;
import java.util.Map;

/**
 * The completeness of a group on a day, in one channel.
 *
 * @param series meters that have readings of the channel
 * @param complete meters that have a value in every expected interval
 * @param expected intervals of these meters
 * @param present readings with a value
 * @param byQuality the number of readings of each quality
 * @param findings the number of meters with each finding
 */
public record GroupCompleteness(
    long series,
    long complete,
    long expected,
    long present,
    Map<Quality, Long> byQuality,
    Map<Finding, Long> findings)
    implements Serializable {

  /** Copies what it is given. */
  public GroupCompleteness {
    byQuality = Map.copyOf(byQuality);
    findings = Map.copyOf(findings);
  }
}
