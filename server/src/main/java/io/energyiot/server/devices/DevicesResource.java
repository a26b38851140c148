package io.energyiot.server.devices;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.device.DeviceCriteria;
import io.energyiot.query.device.DeviceMatches;
import io.energyiot.query.device.DeviceSearch;
import io.energyiot.query.device.PagePlace;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.body.LargeRequestPlaces;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.device.Devices;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Devices by attributes and by place, and their import. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class DevicesResource {
  /** The largest number of devices on a page. */
  static final int MAX_DEVICES = 1_000;

  private final DeviceSearch search;
  private final CurrentIdentity asking;
  private final Devices devices;
  private final LargeRequestPlaces largeRequests;
  private final BodySettings settings;
  private final ZoneId zone;

  /** Asks {@code search}, and writes to the device registry of {@code store}. */
  public DevicesResource(
      DeviceSearch search,
      CurrentIdentity asking,
      EnergyStore store,
      LargeRequestPlaces largeRequests,
      BodySettings settings) {
    this.devices = store.devices();
    this.largeRequests = largeRequests;
    this.settings = settings;
    this.search = search;
    this.asking = asking;
    this.zone = store.zone().id();
  }

  /** Returns a page of devices. */
  @GET
  @Blocking
  @Operation(
      operationId = "devices",
      summary = "Devices by attributes and by place",
      description =
          "All given criteria must hold; attributes match exactly. The order is the device"
              + " registry's own and stays the same. A page may have few devices or none although more"
              + " follow: go on as long as there is a next_cursor, which is also in Link with rel=next.")
  @Parameter(name = "region", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "tariff", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "feeder", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(name = "customer", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @APIResponseSchema(
      value = DevicePageBody.class,
      responseCode = "200",
      responseDescription = "the page")
  public Response devices(
      @QueryParam("bbox")
          @Parameter(description = "west,south,east,north in degrees; west may be over east")
          String bbox,
      @QueryParam("near") @Parameter(description = "latitude,longitude in degrees") String near,
      @QueryParam("radius") @Parameter(description = "metres around near") String radius,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") String cursor,
      @Parameter(hidden = true) @Context RoutingContext routing,
      @Context UriInfo request) {
    DeviceCriteria question =
        new DeviceCriteria(
            DeviceQuestions.filter(request.getQueryParameters()),
            AreaParameter.parse(bbox, near, radius));
    int max = QueryParameters.number("limit", limit, 1, MAX_DEVICES);
    PagePlace place = DeviceQuestions.place(cursor, question);
    DeviceMatches page = search.page(asking.identity().scope(), question, place, max);
    return PageAnswer.of(page, question, routing, request, zone);
  }

  /** Stores the devices of a body while reading it. */
  @POST
  @Blocking
  @Consumes("text/csv")
  @Operation(
      operationId = "importDevices",
      summary = "Register many devices by CSV",
      description =
          "The first line names the columns, as fields are named in JSON; only device_id has to be"
              + " there. An empty field becomes unknown; a field without a column keeps its value."
              + " Good lines are stored even if others are rejected."
              + " ./energy devices import takes files of any length.")
  @APIResponseSchema(
      value = DeviceReceipt.class,
      responseCode = "200",
      responseDescription = "all or some devices are stored")
  @APIResponse(responseCode = "400", description = "the first line is wrong, or no line is good")
  @APIResponse(responseCode = "413", description = "the body is too large")
  @APIResponse(responseCode = "429", description = "too many large requests; send it again")
  public DeviceReceipt post(
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
      @Parameter(hidden = true) @Context RoutingContext routing,
      InputStream body) {
    AuditedRequest audited = AuditedRequest.of(routing);
    DeviceReceipt receipt =
        largeRequests.admit(length, encoding != null, () -> store(body, encoding, audited));
    if (receipt.accepted() == 0 && !receipt.rejected().isEmpty()) {
      DeviceReceipt.RejectedLine first = receipt.rejected().get(0);
      throw new EnergyException(
          ErrorCode.NOTHING_ACCEPTED,
          "none of the lines is good; the first, " + first.line() + ": " + first.detail());
    }
    return receipt;
  }

  private DeviceReceipt store(InputStream body, String encoding, AuditedRequest audited) {
    try (body;
        InputStream text = LimitedBody.open(body, encoding, settings.maxBytes())) {
      return new DeviceImport(devices.writer(), audited).read(text);
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    }
  }
}
