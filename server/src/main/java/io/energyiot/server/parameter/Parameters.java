package io.energyiot.server.parameter;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.Times;
import java.time.ZoneId;

/** Query parameters that must be there, and those that need not. */
public final class Parameters {
  private Parameters() {}

  /**
   * The value of a parameter that must be there.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is absent or blank
   */
  public static String required(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID, name, "the parameter " + name + " is needed");
    }
    return value;
  }

  /** The zone called {@code name}, or {@code otherwise} if none is named. */
  public static ZoneId zone(String name, ZoneId otherwise) {
    return name == null || name.isBlank() ? otherwise : Times.zone(name);
  }
}
