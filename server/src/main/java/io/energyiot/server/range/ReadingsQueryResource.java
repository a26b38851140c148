package io.energyiot.server.range;

import io.energyiot.model.StorageZone;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.QuerySettings;
import io.energyiot.query.RangePart;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.answer.AnswerJson;
import io.energyiot.server.answer.RangeJson;
import io.energyiot.server.answer.RowWriter;
import io.energyiot.server.answer.TextBuffer;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.stream.Streams;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Readings of many devices in one answer, which is written while the client reads it. */
@Path("/v1/readings/query")
@Tag(name = "readings")
public final class ReadingsQueryResource {
  private static final int DEVICE_BYTES = 400; // 64 characters, escaped
  private static final int REST_BYTES = 64 * 1024;
  private static final List<AnswerFormat> FORMATS =
      List.of(AnswerFormat.NDJSON, AnswerFormat.CSV, AnswerFormat.PARQUET);

  private final DeviceQueries queries;
  private final CurrentSight sight;
  private final QuerySettings settings;
  private final Streams streams;
  private final ZoneId usualZone;

  /** Asks {@code queries}; questions without a zone are in the storage zone. */
  public ReadingsQueryResource(
      DeviceQueries queries,
      CurrentSight sight,
      QuerySettings settings,
      Streams streams,
      StorageZone storageZone) {
    this.queries = queries;
    this.sight = sight;
    this.settings = settings;
    this.streams = streams;
    this.usualZone = storageZone.id();
  }

  /** Answers with one line per series as NDJSON, or with rows as CSV or Parquet. */
  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "query_readings",
      summary = "The readings of many devices",
      description =
          "NDJSON has a line a series, as GET gives it; an unknown device has a line with error and"
              + " its code. CSV and Parquet have a row a reading, and nothing of unknown devices.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ReadingsQuery.Body.class)))
  @APIResponse(
      responseCode = "200",
      description = "in the order of the question",
      content = {
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(oneOf = {RangeSchema.class, FailedSeriesBody.class})),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = "application/vnd.apache.parquet",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "400", description = "the question is wrong")
  @APIResponse(responseCode = "429", description = "too many answers are being streamed")
  public Response query(
      InputStream body,
      @QueryParam("format") String format,
      @HeaderParam("Content-Encoding") String encoding,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context RoutingContext routing)
      throws IOException {
    AnswerFormat chosen = AnswerFormat.choose(format, headers.getAcceptableMediaTypes(), FORMATS);
    ReadingsQuery request = read(body, encoding);
    AuditedRequest audited = AuditedRequest.of(routing);
    audited.devices(request.devices());
    audited.settle();
    audited.range(request.range().from(), request.range().to());
    Runnable leave = streams.enter(routing);
    SeriesAhead series = new SeriesAhead(queries.by(sight.get()), request);
    StreamingOutput output =
        out -> {
          try (series) {
            write(series, chosen, request.range().zone(), audited, streams.watch(out, routing));
          } finally {
            leave.run();
          }
        };
    return Response.ok(output).header(HttpHeaders.CONTENT_TYPE, chosen.header()).build();
  }

  private ReadingsQuery read(InputStream body, String encoding) throws IOException {
    long max = REST_BYTES + (long) DEVICE_BYTES * settings.maxDevices();
    try (InputStream plain = LimitedBody.open(body, encoding, max)) {
      return ReadingsQuery.read(plain.readAllBytes(), usualZone, settings.maxDevices());
    }
  }

  private static void write(
      SeriesAhead series,
      AnswerFormat format,
      ZoneId zone,
      AuditedRequest audited,
      OutputStream out)
      throws IOException {
    if (format == AnswerFormat.NDJSON) {
      writeLines(series, zone, audited, out);
    } else {
      writeRows(series, audited, RangeOutput.rows(format, zone, out));
    }
  }

  private static void writeLines(
      SeriesAhead series, ZoneId zone, AuditedRequest audited, OutputStream out)
      throws IOException {
    TextBuffer text = new TextBuffer(out);
    RangeJson json = new RangeJson(text, zone);
    while (series.hasNext()) {
      SeriesAhead.Outcome next = series.next();
      if (next.failure() == null) {
        audited.readings(next.answer().readings().size());
        json.write(RangePart.all(next.answer(), false), Optional.empty());
      } else {
        text.raw(AnswerJson.write(FailedSeriesBody.of(next.series().deviceId(), next.failure())));
      }
      text.ascii("\n");
    }
    text.flush();
  }

  private static void writeRows(SeriesAhead series, AuditedRequest audited, RowWriter rows)
      throws IOException {
    long expected = 0;
    long present = 0;
    long overlapping = 0;
    while (series.hasNext()) {
      SeriesAhead.Outcome next = series.next();
      if (next.failure() == null) {
        expected += next.answer().completeness().expected();
        present += next.answer().completeness().present();
        overlapping += next.answer().completeness().overlaps().count();
        audited.readings(next.answer().readings().size());
        rows.add(RangePart.all(next.answer(), false));
      } else if (!next.isUnknown()) {
        throw next.failure(); // rows can't say that a series is missing
      }
    }
    rows.finish(expected, present, overlapping);
  }
}
