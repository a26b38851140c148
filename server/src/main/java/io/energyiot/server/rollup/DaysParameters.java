package io.energyiot.server.rollup;

import io.energyiot.model.Channel;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.rollup.RollupQuestion;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.rollup.group.RollupGroup;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The days and the group of a question, as the client wrote them; null if absent. */
public record DaysParameters(
    @QueryParam("day") @Parameter(description = "a day of the storage zone") String day,
    @QueryParam("from") @Parameter(description = "the first of several days, in place of day")
        String from,
    @QueryParam("to") @Parameter(description = "the end of these days, not included") String to,
    @QueryParam("group")
        @DefaultValue("all")
        @Parameter(description = "all, or region:, tariff: or feeder: and a name")
        String group,
    @QueryParam("channel") @DefaultValue("KWH") String channel) {

  /**
   * Returns the question.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} or another code of the
   *     user's mistakes
   */
  RollupQuestion question() {
    RollupGroup its = RollupGroup.parse(group);
    if (day != null && (from != null || to != null)) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID, "day", "ask either for day, or for from and to");
    }
    if (day == null && from == null && to == null) {
      QueryParameters.required("day", day);
    }
    LocalDate first = day != null ? date("day", day) : date("from", from);
    LocalDate end = day != null ? first.plusDays(1) : date("to", to);
    return new RollupQuestion(its, Channel.of(channel), first, end);
  }

  /**
   * Reads the date of a required parameter.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(QueryParameters.required(name, text));
    } catch (DateTimeException e) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          name,
          name + " is a date such as 2026-01-15, not " + Quoted.of(text));
    }
  }
}
