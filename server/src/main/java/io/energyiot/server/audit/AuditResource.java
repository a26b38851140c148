package io.energyiot.server.audit;

import io.energyiot.server.answer.AnswerJson;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditPage;
import io.energyiot.store.audit.AuditSettings;
import io.energyiot.store.audit.ChainedEntry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit. */
@Path("/v1/audit")
@Tag(name = "access")
public final class AuditResource {
  private static final String NDJSON = "application/x-ndjson";

  private final EnergyStore store;
  private final AuditSettings settings;
  private final ZoneId zone;

  /** Reads the entries of {@code store}. */
  public AuditResource(EnergyStore store, AuditSettings settings) {
    this.store = store;
    this.settings = settings;
    this.zone = store.zone().id();
  }

  /** Returns a page as JSON. */
  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "audit",
      summary = "Who did what: a page of the audit",
      description =
          "The newest day first; in a day the process that was started last, and of each process"
              + " the newest entry first. Without from and to it is the last 24 hours. device also"
              + " finds entries about more than 100 devices, which may have been about it. A page"
              + " may have few entries or none although more follow: go on as long as there is a"
              + " next_cursor, which is also in Link with rel=next. As NDJSON, a page has an entry"
              + " a line.")
  @APIResponse(
      responseCode = "200",
      description = "the page",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AuditPageBody.class)),
        @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  public Response json(
      @BeanParam AuditParameters parameters, @Parameter(hidden = true) @Context UriInfo uri) {
    AuditPage page = page(parameters);
    Optional<String> cursor = cursor(page, parameters);
    AuditPageBody body =
        new AuditPageBody(
            page.entries().stream().map(AuditEntryBody::of).toList(), cursor.orElse(null));
    return linked(Response.ok(AnswerJson.write(body)), uri, cursor);
  }

  /** Returns a page as lines. */
  @GET
  @Blocking
  @Produces(NDJSON)
  @Operation(hidden = true)
  public Response lines(@BeanParam AuditParameters parameters, @Context UriInfo uri) {
    AuditPage page = page(parameters);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ChainedEntry each : page.entries()) {
      lines.writeBytes(AnswerJson.write(AuditEntryBody.of(each)));
      lines.write('\n');
    }
    return linked(Response.ok(lines.toByteArray()), uri, cursor(page, parameters));
  }

  private AuditPage page(AuditParameters parameters) {
    return store
        .audits()
        .page(
            parameters.question(zone, Instant.now(), settings.keepDays()),
            parameters.after(),
            parameters.max());
  }

  private static Optional<String> cursor(AuditPage page, AuditParameters parameters) {
    return page.next().map(place -> AuditCursor.text(place, parameters.asked()));
  }

  /** Names the next page by a relative reference, since a proxy may have changed the address. */
  private static Response linked(
      Response.ResponseBuilder answer, UriInfo uri, Optional<String> cursor) {
    cursor.ifPresent(
        text -> {
          URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", text).build();
          answer.header(
              "Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        });
    return answer.build();
  }
}
