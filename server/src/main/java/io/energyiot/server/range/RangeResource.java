package io.energyiot.server.range;

import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.answer.AnswerJson;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.stream.Streams;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Readings of a device between two times, and their history. {@link QuickRanges} gives the same
 * answers to the most frequent questions.
 */
@Path("/v1/devices")
@Tag(name = "devices")
public final class RangeResource {
  private static final String TIME = "a date (its start in the zone), a local time, or an instant";

  /** Up to so many readings, a month of quarter hours, are written to memory first. */
  static final int FEW_READINGS = 3_000;

  private final DeviceQueries queries;
  private final CurrentSight sight;
  private final Streams streams;
  private final ZoneId usualZone;

  /** Asks {@code queries}; questions without a zone are in the storage zone. */
  public RangeResource(
      DeviceQueries queries, CurrentSight sight, Streams streams, StorageZone storageZone) {
    this.queries = queries;
    this.sight = sight;
    this.streams = streams;
    this.usualZone = storageZone.id();
  }

  /** Answers in the format that the client accepts. */
  @GET
  @Path("{device_id}/readings")
  @Blocking
  @Operation(
      operationId = "readings",
      summary = "All readings whose interval starts in [from, to)",
      description =
          "JSON, NDJSON, CSV or Parquet, as format or Accept says. Long answers are made while they"
              + " are read. An answer has an ETag if its days are over and none has live blocks left"
              + " to seal.")
  @Parameter(name = "from", in = ParameterIn.QUERY, required = true, description = TIME)
  @Parameter(name = "to", in = ParameterIn.QUERY, required = true, description = "not included")
  @Parameter(
      name = "zone",
      in = ParameterIn.QUERY,
      description = "an IANA zone; the storage zone, if not set")
  @Parameter(
      name = "channel",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
      description = "KWH, if not set; several with commas or repeated; * for all")
  @Parameter(
      name = "quality",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
      description = "readings of these qualities only; completeness stays that of the range")
  @Parameter(name = "order", in = ParameterIn.QUERY, description = "asc or desc")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "the largest number of readings on a page, over all channels")
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "next_cursor of the previous page")
  @Parameter(
      name = "as_of",
      in = ParameterIn.QUERY,
      description = "leaves out what was learned after this time")
  @Parameter(name = "format", in = ParameterIn.QUERY, description = "json, ndjson, csv or parquet")
  @APIResponse(
      responseCode = "200",
      description = "the readings in order, and how complete they are",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(oneOf = {RangeSchema.class, ChannelsSchema.class})),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = "application/vnd.apache.parquet",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "304", description = "nothing changed since the ETag was given")
  @APIResponse(responseCode = "404", description = "nothing was ever received from this device")
  @APIResponse(responseCode = "429", description = "too many answers are being streamed")
  public Response readings(
      @PathParam("device_id") String deviceId,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context RoutingContext routing) {
    RangeParameters parameters = parameters(uri);
    AnswerFormat format =
        AnswerFormat.choose(
            parameters.one("format"), headers.getAcceptableMediaTypes(), AnswerFormat.all());
    RangeReader reader = new RangeReader(queries.by(sight.get()));
    RangeRequest request = parameters.read(deviceId);
    AuditedRequest.of(routing).range(request.range().from(), request.range().to());
    PackedRange packed = reader.find(request);
    Optional<String> tag = packed.tag(format, headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    Response.ResponseBuilder response;
    if (known != null && tag.isPresent() && EntityTags.matches(known, tag.get())) {
      response = Response.notModified();
    } else {
      response = page(reader, packed, format, uri, routing);
    }
    tag.ifPresent(text -> response.header(HttpHeaders.ETAG, text));
    return response.build();
  }

  private RangeParameters parameters(UriInfo uri) {
    return new RangeParameters(
        name -> uri.getQueryParameters().getOrDefault(name, List.of()), usualZone);
  }

  private Response.ResponseBuilder page(
      RangeReader reader,
      PackedRange packed,
      AnswerFormat format,
      UriInfo uri,
      RoutingContext routing) {
    RangeRequest request = packed.request();
    streams.giveBackAtEnd(reader.takeMemory(packed), routing);
    RangePage page = RangePage.of(request, reader.answers(packed));
    AuditedRequest.of(routing).readings(page.size());
    Response.ResponseBuilder response =
        Response.ok(body(request, page, format, routing))
            .header(HttpHeaders.CONTENT_TYPE, format.header());
    if (format != AnswerFormat.JSON) {
      response.header("Readings-Expected", page.expected());
      response.header("Readings-Present", page.present());
      response.header("Readings-Overlapping", page.overlapping());
    }
    page.next()
        .map(cursor -> cursor.text(request.question()))
        .ifPresent(text -> response.header(HttpHeaders.LINK, link(uri, text)));
    return response;
  }

  /** Returns a relative reference, since a proxy may have changed the address. */
  private static String link(UriInfo uri, String cursor) {
    URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
  }

  private Object body(
      RangeRequest request, RangePage page, AnswerFormat format, RoutingContext routing) {
    if (page.size() <= FEW_READINGS) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        RangeOutput.write(request, page, format, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory", e);
      }
      return bytes.toByteArray();
    }
    Runnable leave = streams.enter(routing);
    return (StreamingOutput)
        out -> {
          try {
            RangeOutput.write(request, page, format, streams.watch(out, routing));
          } finally {
            leave.run();
          }
        };
  }

  /** Returns all versions of the readings. */
  @GET
  @Path("{device_id}/readings/history")
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "history",
      summary = "All that was ever known of the readings that start in [from, to)",
      description = "of each start, the newest version first")
  @Parameter(name = "from", in = ParameterIn.QUERY, required = true, description = TIME)
  @Parameter(name = "to", in = ParameterIn.QUERY, required = true, description = "not included")
  @Parameter(name = "zone", in = ParameterIn.QUERY)
  @Parameter(name = "channel", in = ParameterIn.QUERY, description = "one; KWH, if not set")
  @APIResponseSchema(
      value = HistoryBody.class,
      responseCode = "200",
      responseDescription = "starts in order")
  public byte[] history(
      @PathParam("device_id") String deviceId,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context RoutingContext routing) {
    RangeParameters parameters = parameters(uri);
    Series series = Series.of(deviceId, parameters.channel());
    TimeRange range = parameters.range();
    AuditedRequest.of(routing).range(range.from(), range.to());
    return queries
        .by(sight.get())
        .history(series, range, answer -> AnswerJson.write(HistoryBody.of(answer)));
  }
}
