package io.energyiot.store.rollup.group;

import io.energyiot.model.Quality;
import java.io.Serializable;
import java.util.Map;

/**
 * How complete a day of a group is, in one channel.
 *
 * @param series meters that have readings of the channel
 * @param complete those of them that have a value in each interval expected
 * @param expected intervals, of these meters
 * @param present readings with a value
 * @param byQuality how many readings have which quality
 * @param findings how many of the meters have which finding
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
