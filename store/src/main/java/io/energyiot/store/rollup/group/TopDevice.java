package io.energyiot.store.rollup.group;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A device and what it used in a day. The greatest sum comes first; equal sums are in order of
 * device id.
 *
 * @param sum the exact sum of its values
 */
public record TopDevice(String deviceId, BigDecimal sum)
    implements Comparable<TopDevice>, Serializable {
  @Override
  public int compareTo(TopDevice other) {
    int order = other.sum.compareTo(sum);
    return order != 0 ? order : deviceId.compareTo(other.deviceId);
  }
}
