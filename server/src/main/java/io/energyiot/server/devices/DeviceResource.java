package io.energyiot.server.devices;

import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.device.Device;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.health.Clocks;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.Erasing;
import io.energyiot.store.device.Devices;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One device of the device registry. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public final class DeviceResource {
  private static final int MAX_BYTES = 64 * 1024;

  private final Devices devices;
  private final CurrentIdentity asking;
  private final Erasing erasing;
  private final ZoneId zone;
  private final Clocks clocks;

  /** Reads and writes the device registry of {@code store}. */
  public DeviceResource(EnergyStore store, CurrentIdentity asking, Clocks clocks) {
    this.asking = asking;
    this.clocks = clocks;
    this.devices = store.devices();
    this.erasing = store.erasing();
    this.zone = store.zone().id();
  }

  /** Returns a device of the device registry. */
  @GET
  @Path("{device_id}")
  @Blocking
  @Operation(operationId = "device", summary = "A device of the device registry")
  @APIResponseSchema(
      value = DeviceBody.class,
      responseCode = "200",
      responseDescription = "all its fields, null where nothing is known")
  @APIResponse(responseCode = "404", description = "the device registry does not have it")
  public DeviceBody get(@PathParam("device_id") String deviceId) {
    return devices
        .find(Series.checkDeviceId(deviceId))
        .filter(asking.identity().scope()::includes)
        .map(device -> DeviceBody.of(device, zone))
        .orElseThrow(
            () ->
                new EnergyException(
                    ErrorCode.DEVICE_UNKNOWN,
                    "the device registry has no device " + Quoted.of(deviceId)));
  }

  /** Stores a device, in place of what the device registry had. */
  @PUT
  @Path("{device_id}")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putDevice",
      summary = "Register a device, or replace what is registered",
      description =
          "A field that is absent or null becomes unknown. latitude and longitude come together."
              + " device_id may be repeated, if it is that of the address. The server sets updated"
              + " itself.")
  @RequestBody(content = @Content(schema = @Schema(implementation = DeviceBody.class)))
  @APIResponseSchema(
      value = DeviceBody.class,
      responseCode = "200",
      responseDescription = "it was known, and is replaced")
  @APIResponse(
      responseCode = "201",
      description = "it is new",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DeviceBody.class)))
  @APIResponse(responseCode = "400", description = "a field breaks its rule")
  public Response put(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      InputStream body) {
    Series.checkDeviceId(deviceId);
    try (body;
        InputStream text = LimitedBody.open(body, encoding, MAX_BYTES)) {
      Device device = DeviceFields.read(deviceId, text);
      boolean known = devices.find(deviceId).isPresent();
      DeviceBody kept = DeviceBody.of(devices.put(device), zone);
      return Response.status(known ? Response.Status.OK : Response.Status.CREATED)
          .entity(kept)
          .build();
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    }
  }

  /** Erases a device. */
  @DELETE
  @Path("{device_id}")
  @Blocking
  @Operation(
      operationId = "eraseDevice",
      summary = "Erase a device for good: its readings and its entry in the device registry",
      description =
          "Readings in transit are erased too, and loading a file again brings none back. Readings"
              + " sent after the answer belong to a new device. Takes three seconds. Repeating it"
              + " does no harm; it then removes nothing.")
  @APIResponseSchema(
      value = ErasedBody.class,
      responseCode = "200",
      responseDescription = "what was removed; nothing, if nothing was there")
  public ErasedBody erase(@PathParam("device_id") String deviceId) {
    clocks.checkForErasure();
    return ErasedBody.of(erasing.erase(deviceId), zone);
  }

  /** Erases a device whose id no path can have. */
  @DELETE
  @Blocking
  @Operation(
      operationId = "eraseDeviceByParameter",
      summary = "Erase a device whose id is not accepted any more",
      description =
          "Does the same as DELETE at the device's address; also for ids such as . and .., which"
              + " no address can have.")
  @APIResponseSchema(
      value = ErasedBody.class,
      responseCode = "200",
      responseDescription = "what was removed; nothing, if nothing was there")
  public ErasedBody eraseAny(
      @QueryParam("device_id") String deviceId,
      @Parameter(hidden = true) @Context RoutingContext routing) {
    AuditedRequest.of(routing).device(deviceId);
    return erase(QueryParameters.required("device_id", deviceId));
  }
}
