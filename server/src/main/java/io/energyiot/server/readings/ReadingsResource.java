package io.energyiot.server.readings;

import io.energyiot.formats.ReadingList;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReadings;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.ServerSettings;
import io.energyiot.server.error.Problem;
import io.energyiot.server.error.RejectedReading;
import io.energyiot.server.metrics.PostMetrics;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Readings in, by REST. */
@Path("/v1/readings")
@Tag(name = "readings")
public final class ReadingsResource {
  private static final String NDJSON = "application/x-ndjson";

  private final ReadingsPublisher publisher;
  private final ServerSettings settings;
  private final LargeRequests largeRequests;
  private final JsonReadings json;
  private final PostMetrics metrics;

  /** Puts what is good on the topic by {@code publisher}. */
  public ReadingsResource(
      ReadingsPublisher publisher,
      ServerSettings settings,
      LargeRequests largeRequests,
      PostMetrics metrics) {
    this.publisher = publisher;
    this.largeRequests = largeRequests;
    this.settings = settings;
    this.json = new JsonReadings(new JsonLimits(settings.mostReadings(), settings.mostBodyBytes()));
    this.metrics = metrics;
  }

  /** Answers when every good reading is on the topic. */
  @POST
  @Blocking
  @Consumes({MediaType.APPLICATION_JSON, NDJSON})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send readings",
      description =
          "One reading, an array, or one a line (NDJSON); gzip if Content-Encoding says so."
              + " Good readings are stored even if others are rejected. The answer comes when the"
              + " good ones are on the topic; they can be read within a second.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ReadingBody.class),
            examples =
                @ExampleObject(
                    name = "a quarter hour",
                    value =
                        "{\"device_id\":\"MTR1\",\"start\":\"2026-01-01T00:00:00Z\","
                            + "\"value\":0.052}")),
        @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "202",
      description = "some or all readings are accepted",
      content = @Content(schema = @Schema(implementation = ReadingsReceipt.class)))
  @APIResponse(
      responseCode = "400",
      description = "no reading is good",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "413", description = "the body is too large")
  @APIResponse(responseCode = "429", description = "too much is on its way; send it again")
  @APIResponse(responseCode = "503", description = "Kafka does not answer; send it again")
  public Response post(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long contentLength,
      InputStream body) {
    return largeRequests.admit(
        contentLength, contentEncoding != null, () -> take(contentType, contentEncoding, body));
  }

  private Response take(String contentType, String contentEncoding, InputStream body) {
    ReadingList parsed = parse(contentType, contentEncoding, body);
    List<RejectedReading> refused = parsed.rejects().stream().map(RejectedReading::of).toList();
    metrics.rejected(refused.size());
    if (parsed.readings().isEmpty()) {
      return nothingAccepted(refused).response();
    }
    ReadingsPublisher.await(publisher.publish(parsed.readings()));
    metrics.accepted(parsed.readings().size());
    return Response.accepted(new ReadingsReceipt(parsed.readings().size(), refused)).build();
  }

  private ReadingList parse(String contentType, String contentEncoding, InputStream body) {
    boolean lines = contentType != null && contentType.toLowerCase(Locale.ROOT).contains("ndjson");
    try (InputStream text = BodyStream.open(body, contentEncoding, settings.mostBodyBytes())) {
      ReadingList found = new ReadingList();
      if (lines) {
        json.readLines(text, found);
      } else {
        json.readDocument(text, found);
      }
      return found;
    } catch (IOException e) {
      throw new BrokenRuleException(
          ErrorCode.CONTENT_INVALID, "body", "the body can't be read: " + e.getMessage());
    }
  }

  private static Problem nothingAccepted(List<RejectedReading> refused) {
    String detail =
        refused.isEmpty()
            ? "the body has no reading"
            : "none of the readings is good; the first: " + refused.get(0).detail();
    return Problem.of(new EnergyException(ErrorCode.NOTHING_ACCEPTED, detail)).with(refused);
  }
}
