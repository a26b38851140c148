package io.energyiot.server.readings;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.calendar.Times;
import io.energyiot.server.error.Problem;
import io.energyiot.server.json.RangeCsv;
import io.energyiot.server.json.RangeJson;
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
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The readings of a device between two times. */
@Path("/v1/devices/{device_id}/readings")
@Tag(name = "devices")
public final class RangeResource {
  // Less wanted than JSON by a client that does not say what it accepts.
  private static final String CSV = "text/csv;qs=0.5";
  private static final String CSV_ANSWERED = "text/csv;charset=UTF-8";

  private final DeviceQueries queries;
  private final ZoneId usualZone;

  /** Asks {@code queries}; the storage zone holds where a question names none. */
  public RangeResource(DeviceQueries queries, EnergyStore store) {
    this.queries = queries;
    this.usualZone = store.zone().id();
  }

  /** As JSON. */
  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readings",
      summary = "All readings whose interval starts in [from, to)",
      description =
          "from and to are dates (the start of that day in the zone), local times, or instants."
              + " JSON or CSV, as Accept says.")
  @APIResponse(
      responseCode = "200",
      description = "the readings in order, and how complete they are",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RangeBody.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "400",
      description = "a parameter is wrong",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "404", description = "nothing was ever received of this device")
  public byte[] json(
      @PathParam("device_id") String deviceId,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("channel") @DefaultValue("KWH") String channel,
      @QueryParam("zone") String zone) {
    return RangeJson.write(answer(deviceId, from, to, channel, zone));
  }

  /** As CSV. */
  @GET
  @Blocking
  @Produces(CSV)
  @Operation(hidden = true)
  public Response csv(
      @PathParam("device_id") String deviceId,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("channel") @DefaultValue("KWH") String channel,
      @QueryParam("zone") String zone) {
    byte[] lines = RangeCsv.write(answer(deviceId, from, to, channel, zone));
    return Response.ok(lines, CSV_ANSWERED).build();
  }

  private RangeAnswer answer(String deviceId, String from, String to, String channel, String zone) {
    Series series = new Series(deviceId, Channel.of(channel));
    ZoneId itsZone = Parameters.zone(zone, usualZone);
    return queries.readings(
        series,
        new TimeRange(
            Times.parse("from", Parameters.required("from", from), itsZone),
            Times.parse("to", Parameters.required("to", to), itsZone),
            itsZone));
  }
}
