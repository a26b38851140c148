package io.energyiot.server.devices;

import io.energyiot.model.StorageZone;
import io.energyiot.query.calendar.QuestionTimes;
import io.energyiot.query.device.DeviceMatches;
import io.energyiot.query.device.PagePlace;
import io.energyiot.query.device.SilentDevices;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.device.DeviceFilter;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Meters that have stopped reporting. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class SilentResource {
  private final SilentDevices silent;
  private final CurrentIdentity asking;
  private final ZoneId zone;

  /** Asks {@code silent}. */
  public SilentResource(SilentDevices silent, CurrentIdentity asking, StorageZone storageZone) {
    this.silent = silent;
    this.asking = asking;
    this.zone = storageZone.id();
  }

  /** Returns a page of meters that have stopped reporting. */
  @GET
  @Path("silent")
  @Blocking
  @Operation(
      operationId = "silentDevices",
      summary = "Registered meters without a reading that starts at since or later",
      description =
          "Lists meters that were installed on or before the day of since and not removed; a meter"
              + " with an unknown date is listed too. A reading of quality missing counts as a"
              + " reading. region, tariff, feeder and customer work as for devices. A page may have"
              + " few meters or none although more follow: go on as long as there is a"
              + " next_cursor.")
  @Parameter(name = "region", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "tariff", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "feeder", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "customer", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @APIResponseSchema(
      value = DevicePageBody.class,
      responseCode = "200",
      responseDescription = "the page")
  public Response silent(
      @QueryParam("since") @Parameter(description = "a date, a local time or an instant")
          String since,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") String cursor,
      @Parameter(hidden = true) @Context RoutingContext routing,
      @Context UriInfo request) {
    DeviceFilter filter = DeviceQuestions.filter(request.getQueryParameters());
    long start = QuestionTimes.parse("since", QueryParameters.required("since", since), zone);
    int max = QueryParameters.number("limit", limit, 1, DevicesResource.MAX_DEVICES);
    List<Object> asked = List.of("silent", start, filter);
    PagePlace place = DeviceQuestions.place(cursor, asked);
    DeviceMatches page = silent.page(asking.identity().scope(), filter, start, place, max);
    return PageAnswer.of(page, asked, routing, request, zone);
  }
}
