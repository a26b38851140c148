package io.energyiot.query.fleet;

import io.energyiot.model.Channel;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.fleet.FleetGroup;
import java.time.LocalDate;

/**
 * A question for some days of a group.
 *
 * @param group the group of meters
 * @param channel the channel of the readings
 * @param from the first day, in the storage zone
 * @param to the day after the last one
 */
public record FleetQuestion(FleetGroup group, Channel channel, LocalDate from, LocalDate to) {
  /** Refuses a range of days that is empty or reversed. */
  public FleetQuestion {
    check(from, to);
  }

  static void check(LocalDate from, LocalDate to) {
    if (!from.isBefore(to)) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "to",
          "to must be after from, but from is " + from + " and to is " + to);
    }
  }

  /** Returns the last day. */
  public LocalDate last() {
    return to.minusDays(1);
  }
}
