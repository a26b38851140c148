package io.energyiot.server.readings;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.model.Interval;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.body.LargeRequestPlaces;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.error.Problem;
import io.energyiot.server.error.RejectedReading;
import io.energyiot.server.parameter.QueryParameters;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes readings by REST. */
@Path("/v1/readings")
@Tag(name = "readings")
public final class ReadingsResource {
  private static final String NDJSON = "application/x-ndjson";

  private static final String CSV = "text/csv";
  private static final String COMPACT =
      "{\"device_id\":\"MTR1\",\"start\":\"2026-01-01T00:00:00Z\",\"values\":[0.052,0.061,null],"
          + "\"qualities\":[null,\"estimated\",\"missing\"]}";

  private static final String CSV_EXAMPLE =
      """
      device_id,metric_time,metric_name,metric_value
      MTR1,2026-01-01 00:00:00,KWH,0.052
      """;

  private final ReadingsIntake intake;
  private final CurrentIdentity asking;
  private final CurrentSight sight;
  private final IdempotentPosts idempotentPosts;
  private final LargeRequestPlaces largeRequests;
  private final BodySettings settings;
  private final StorageZone storageZone;

  /** Takes readings by {@code intake}. */
  public ReadingsResource(
      ReadingsIntake intake,
      CurrentIdentity asking,
      CurrentSight sight,
      IdempotentPosts idempotentPosts,
      LargeRequestPlaces largeRequests,
      BodySettings settings,
      StorageZone storageZone) {
    this.intake = intake;
    this.asking = asking;
    this.sight = sight;
    this.idempotentPosts = idempotentPosts;
    this.largeRequests = largeRequests;
    this.settings = settings;
    this.storageZone = storageZone;
  }

  /** Answers when all good readings are on the topic. */
  @POST
  @Blocking
  @Consumes({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "sendReadings",
      summary = "Send readings",
      description =
          "One object, an array of them, or one a line (NDJSON), each a reading or several readings"
              + " of one device that follow each other; or CSV as files have it. Compressed by gzip"
              + " or zstd if Content-Encoding says so. Good readings are stored even if others are"
              + " rejected. The answer comes when the good ones are on the topic; they can be read"
              + " within a second. With an Idempotency-Key, a request that is repeated within a"
              + " day gets the first answer again.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(oneOf = {ReadingSchema.class, CompactSchema.class}),
            examples = {
              @ExampleObject(
                  name = "a quarter hour",
                  value =
                      "{\"device_id\":\"MTR1\",\"start\":\"2026-01-01T00:00:00Z\","
                          + "\"value\":0.052}"),
              @ExampleObject(name = "several", value = COMPACT)
            }),
        @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = CSV,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "a quarter hour", value = CSV_EXAMPLE))
      })
  @APIResponse(
      responseCode = "202",
      description = "some or all readings are accepted",
      content = @Content(schema = @Schema(implementation = ReadingsReceipt.class)))
  @APIResponse(responseCode = "400", description = "no reading is good")
  @APIResponse(responseCode = "408", description = "the body comes too slowly")
  @APIResponse(responseCode = "409", description = "the request with this key is still running")
  @APIResponse(responseCode = "413", description = "the body is too large")
  @APIResponse(responseCode = "415", description = "another media type or encoding")
  @APIResponse(responseCode = "422", description = "another request came with this key")
  @APIResponse(responseCode = "429", description = "too many readings wait; send it again")
  @APIResponse(responseCode = "503", description = "Kafka does not answer; send it again")
  @Parameter(
      name = IdempotentPosts.KEY,
      in = ParameterIn.HEADER,
      schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
      description = "visible ASCII characters that name the request")
  public Response post(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long contentLength,
      @QueryParam("zone")
          @Parameter(description = "of local times in CSV; the storage zone unless given")
          String zone,
      @QueryParam("interval")
          @Parameter(description = "the length of intervals in CSV; PT15M unless given")
          String interval,
      @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context RoutingContext routing,
      InputStream body) {
    try (body) { // the unread rest would be taken for the next request on the connection
      checkLength(contentLength);
      BodyForm form = form(contentType, contentEncoding, zone, interval);
      String key = IdempotentPosts.key(headers.getRequestHeader(IdempotentPosts.KEY));
      return largeRequests.admit(
          contentLength,
          contentEncoding != null,
          () -> key == null ? take(form, body, routing) : takeOnce(key, form, body, routing));
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    }
  }

  private void checkLength(Long length) {
    if (length != null && length > settings.maxBytes()) {
      throw LimitedBody.tooLarge(settings.maxBytes());
    }
  }

  private BodyForm form(String type, String encoding, String zone, String interval) {
    CsvOptions csv = csv(zone, interval, storageZone.id());
    return new BodyForm(BodyForm.Kind.of(type), encoding, csv);
  }

  private static CsvOptions csv(String zone, String interval, ZoneId usual) {
    int length = interval == null ? Interval.QUARTER_HOUR : Interval.parseLength(interval);
    return new CsvOptions(QueryParameters.zone(zone, usual), length);
  }

  /** Reads the whole body first, since its fingerprint needs all of it. */
  private Response takeOnce(String key, BodyForm form, InputStream body, RoutingContext routing) {
    try {
      byte[] whole = LimitedBody.whole(body, settings.maxBytes());
      long fingerprint = IdempotentPosts.fingerprint(form, whole);
      return idempotentPosts.once(
          IdempotentPosts.keyOf(asking.identity().scope(), key),
          fingerprint,
          () -> take(form, new ByteArrayInputStream(whole), routing));
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    }
  }

  private Response take(BodyForm form, InputStream body, RoutingContext routing) {
    ReadingsReceipt receipt = intake.take(form, body, sight.get(), routing);
    return receipt.accepted() == 0
        ? nothingAccepted(receipt.rejected()).response()
        : Response.accepted(receipt).build();
  }

  /** Returns the answer to a request without a good reading. */
  static Problem nothingAccepted(List<RejectedReading> refused) {
    String detail =
        refused.isEmpty()
            ? "the body has no reading"
            : "none of the readings is good; the first: " + refused.get(0).detail();
    return Problem.of(new EnergyException(ErrorCode.NOTHING_ACCEPTED, detail)).with(refused);
  }
}
