package io.energyiot.server.usage;

import io.energyiot.model.StorageZone;
import io.energyiot.query.UsageAnswer;
import io.energyiot.query.UsageQueries;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.answer.AnswerJson;
import io.energyiot.server.answer.UsageCsv;
import io.energyiot.server.audit.AuditedRequest;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The usage of a device. */
@Path("/v1/devices")
@Tag(name = "devices")
public final class UsageResource {
  // A client that does not say what it accepts gets JSON.
  private static final String CSV = "text/csv;qs=0.5";
  private static final String CSV_ANSWERED = "text/csv;charset=UTF-8";

  private final UsageQueries queries;
  private final CurrentSight sight;
  private final ZoneId usualZone;

  /** Asks {@code queries}; questions without a zone are in the storage zone. */
  public UsageResource(UsageQueries queries, CurrentSight sight, StorageZone storageZone) {
    this.queries = queries;
    this.sight = sight;
    this.usualZone = storageZone.id();
  }

  /** Answers as JSON. */
  @GET
  @Path("{device_id}/usage")
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "usage",
      summary = "Sum, extremes, mean, peak demand and more of a range and its parts",
      description =
          "Two of from, to and period (ISO 8601, such as P1W, P3M, P1Y; a calendar period in the"
              + " zone) make the range. Without to it ends with the last day that has readings;"
              + " without from and period it is a month. by is quarter-hour, hour, day, week"
              + " (Monday to Sunday), month, quarter, year or none. A reading counts in the bucket"
              + " in which its interval starts. A bucket without values has count 0 and no sum"
              + " (fill=null), is left out (fill=none) or has sums of zero (fill=zero)."
              + " compare=previous adds the calendar period before, compare=year the same dates"
              + " of the year before. as_of gives the answer as it was known at an instant. Accept"
              + " chooses JSON, or CSV with the buckets alone.")
  @APIResponse(
      responseCode = "200",
      description = "the total and the buckets, in order",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = UsageBody.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "404", description = "nothing was ever received from this device")
  public byte[] json(
      @BeanParam UsageParameters parameters,
      @Parameter(hidden = true) @Context RoutingContext routing) {
    return AnswerJson.write(UsageBody.of(usage(parameters, routing)));
  }

  /** Answers as CSV. */
  @GET
  @Path("{device_id}/usage")
  @Blocking
  @Produces(CSV)
  @Operation(hidden = true)
  public Response csv(@BeanParam UsageParameters parameters, @Context RoutingContext routing) {
    UsageAnswer answer = usage(parameters, routing);
    return Response.ok(UsageCsv.write(answer), CSV_ANSWERED)
        .header("Readings-Expected", answer.completeness().expected())
        .header("Readings-Present", answer.completeness().present())
        .header("Readings-Overlapping", answer.completeness().overlaps().count())
        .build();
  }

  private UsageAnswer usage(UsageParameters parameters, RoutingContext routing) {
    UsageAnswer answer = queries.by(sight.get()).usage(parameters.question(usualZone));
    AuditedRequest.of(routing).range(answer.range().from(), answer.range().to());
    return answer;
  }
}
