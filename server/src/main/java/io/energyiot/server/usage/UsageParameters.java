package io.energyiot.server.usage;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.Fill;
import io.energyiot.query.UsageSpec;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.ComparedRange;
import io.energyiot.query.calendar.QuestionTimes;
import io.energyiot.query.calendar.UsagePeriod;
import io.energyiot.server.parameter.QueryParameters;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The parameters of a question for usage, as the client wrote them; null if absent. */
public record UsageParameters(
    @PathParam("device_id") String deviceId,
    @QueryParam("period") String period,
    @QueryParam("from") String from,
    @QueryParam("to") String to,
    @QueryParam("by") @DefaultValue("day") String by,
    @QueryParam("channel") @DefaultValue("KWH") String channel,
    @QueryParam("zone") String zone,
    @QueryParam("fill") @DefaultValue("null") String fill,
    @QueryParam("compare") String compare,
    @QueryParam("as_of") String asOf) {

  /**
   * Returns the question.
   *
   * @param usualZone the zone if none is named
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} or another code of the
   *     user's mistakes
   */
  UsageSpec question(ZoneId usualZone) {
    ZoneId itsZone = QueryParameters.zone(zone, usualZone);
    return new UsageSpec(
        Series.of(deviceId, Channel.of(channel)),
        Optional.ofNullable(period).map(UsagePeriod::parse),
        Optional.ofNullable(from).map(text -> QuestionTimes.parse("from", text, itsZone)),
        Optional.ofNullable(to).map(text -> QuestionTimes.parse("to", text, itsZone)),
        itsZone,
        BucketLength.parse(by),
        Fill.parse(fill),
        Optional.ofNullable(compare).map(ComparedRange::parse),
        Optional.ofNullable(asOf)
            .map(text -> Instant.ofEpochMilli(QuestionTimes.parse("as_of", text, itsZone))));
  }
}
