package io.energyiot.query.rollup;

import io.energyiot.model.Channel;
import io.energyiot.model.Unit;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.rollup.group.RollupGroup;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Some days of a group.
 *
 * @param group whose
 * @param channel of which readings
 * @param from the first day, in the storage zone
 * @param to the end, not included
 */
public record RollupQuestion(RollupGroup group, Channel channel, LocalDate from, LocalDate to) {
  /** Refuses days that are none. */
  public RollupQuestion {
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

  /** The last day. */
  public LocalDate last() {
    return to.minusDays(1);
  }

  /** Returns the unit of demands; empty if the channel has no unit of energy. */
  public Optional<Unit> demandUnit() {
    return channel.unit().flatMap(Unit::perHour);
  }
}
