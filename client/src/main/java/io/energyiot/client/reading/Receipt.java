package io.energyiot.client.reading;

import java.util.List;

/**
 * What the server answers to posted readings.
 *
 * @param accepted how many are kept for good
 * @param rejected the first 1,000 rejected readings
 * @param rejectedCount how many are not kept; null if all of them are listed
 */
public record Receipt(long accepted, List<Rejected> rejected, Long rejectedCount) {

  /** Copies the list. */
  public Receipt {
    rejected = rejected == null ? List.of() : List.copyOf(rejected);
  }

  /**
   * A reading that breaks a rule.
   *
   * @param index of the reading in the request, from 0
   * @param code of the rule, a name of {@link io.energyiot.model.error.ErrorCode}
   * @param field null if it is the reading as a whole
   */
  public record Rejected(long index, String code, String field, String detail) {}
}
