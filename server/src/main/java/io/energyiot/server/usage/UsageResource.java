package io.energyiot.server.usage;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.Times;
import io.energyiot.query.calendar.UsagePeriod;
import io.energyiot.server.error.Problem;
import io.energyiot.server.json.UsageJson;
import io.energyiot.server.parameter.Parameters;
import io.energyiot.store.EnergyStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The aggregated view of a device. */
@Path("/v1/devices/{device_id}/usage")
@Tag(name = "devices")
public final class UsageResource {
  private final DeviceQueries queries;
  private final ZoneId usualZone;

  /** Asks {@code queries}; the storage zone holds where a question names none. */
  public UsageResource(DeviceQueries queries, EnergyStore store) {
    this.queries = queries;
    this.usualZone = store.zone().id();
  }

  /** As JSON. */
  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "usage",
      summary = "Sum, min, max, mean and count over a period and its parts",
      description =
          "period is P1W, P1M, P3M, P6M or P1Y: a calendar period in the zone that ends at to"
              + " (default: the end of the last day that has readings). by is hour, day, week or"
              + " month. A bucket without readings has count 0 and no sum.")
  @APIResponse(
      responseCode = "200",
      description = "the total and the buckets, in order",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = UsageBody.class)))
  @APIResponse(
      responseCode = "400",
      description = "a parameter is wrong",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "404", description = "nothing was ever received of this device")
  public byte[] usage(
      @PathParam("device_id") String deviceId,
      @QueryParam("period") @DefaultValue("P1M") String period,
      @QueryParam("to") String to,
      @QueryParam("by") @DefaultValue("day") String by,
      @QueryParam("channel") @DefaultValue("KWH") String channel,
      @QueryParam("zone") String zone) {
    ZoneId itsZone = Parameters.zone(zone, usualZone);
    return UsageJson.write(
        queries.usage(
            new Series(deviceId, Channel.of(channel)),
            UsagePeriod.parse(period),
            Optional.ofNullable(to).map(text -> Times.parse("to", text, itsZone)),
            itsZone,
            BucketLength.parse(by)));
  }
}
