package io.energyiot.store.rollup.group;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A device and what it used in a day. The greatest sum comes first; of equal ones the device whose
 * id does.
 *
 * @param deviceId which
 * @param sum of its values, exact
 */
public record TopDevice(String deviceId, BigDecimal sum)
    implements Comparable<TopDevice>, Serializable {
  @Override
  public int compareTo(TopDevice other) {
    int order = other.sum.compareTo(sum);
    return order != 0 ? order : deviceId.compareTo(other.deviceId);
  }
}
