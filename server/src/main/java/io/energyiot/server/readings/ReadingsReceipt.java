package io.energyiot.server.readings;

import io.energyiot.server.error.RejectedReading;
import java.util.List;

/**
 * What became of the readings of a request.
 *
 * @param accepted how many are on the topic, for good
 * @param rejected those that are not, by their place in the request
 */
public record ReadingsReceipt(int accepted, List<RejectedReading> rejected) {

  /** Copies the list. */
  public ReadingsReceipt {
    rejected = List.copyOf(rejected);
  }
}
