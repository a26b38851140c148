package io.energyiot.server.loads;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.LoaderJob;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues loads for the loader, and cancels them. */
@Path("/v1/loads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "loads")
public final class LoadQueueResource {
  private static final Logger LOG = LoggerFactory.getLogger(LoadQueueResource.class);
  private static final String CSV = "text/csv";
  private static final String GZIP = "application/gzip";
  private static final String ZIP = "application/zip";
  private static final String ZSTD = "application/zstd";
  private static final int MAX_JSON = 2 << 20;
  private static final int MAX_QUEUED = 1_000;

  private final EnergyStore store;
  private final LoadIntakeSettings settings;
  private final UploadIntake uploads;

  /** Queues loads into {@code store}. */
  public LoadQueueResource(EnergyStore store, LoadIntakeSettings settings, UploadIntake uploads) {
    this.store = store;
    this.settings = settings;
    this.uploads = uploads;
  }

  /** Answers when the load is in the queue. */
  @POST
  @Blocking
  @Consumes({MediaType.APPLICATION_JSON, CSV, GZIP, ZIP, ZSTD})
  @Operation(
      operationId = "queueLoad",
      summary = "Queue a load",
      description =
          "Either JSON that names files on the server's machine, or the file itself; the parameters"
              + " are for the latter. The load survives a restart of everything. Ask for it at"
              + " Location.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RequestedLoad.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = ZSTD, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "202",
      description = "the load is in the queue; Location is its address",
      content = @Content(schema = @Schema(implementation = LoadBody.class)))
  @APIResponse(responseCode = "400", description = "a field or parameter is wrong")
  @APIResponse(responseCode = "403", description = "a path is not below a folder of load.folders")
  @APIResponse(responseCode = "408", description = "the file comes too slowly")
  @APIResponse(responseCode = "413", description = "the file is too large")
  @APIResponse(responseCode = "415", description = "another media type, or a Content-Encoding")
  @APIResponse(responseCode = "429", description = "too many loads wait, or files are being sent")
  @APIResponse(responseCode = "503", description = "the disk has no room for the file")
  public Response queue(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long contentLength,
      @QueryParam("name")
          @Parameter(description = "of the file, for receipts", example = "monday.csv.gz")
          String name,
      @QueryParam("zone") String zone,
      @QueryParam("interval") String interval,
      @QueryParam("max_rejects")
          @Parameter(description = "a number, or a share of all records", example = "0.5%")
          String maxRejects,
      @QueryParam("repeats")
          @Parameter(
              description = "what becomes of a text that was loaded before",
              example = "skip",
              schema = @Schema(enumeration = {"skip", "again", "as_new"}))
          String repeats,
      @QueryParam("dry_run")
          @Parameter(
              description = "true to read and count only",
              example = "true",
              schema = @Schema(enumeration = {"true", "false"}))
          String dryRun,
      @Parameter(hidden = true) @Context RoutingContext routing,
      InputStream body) {
    AuditedRequest audited = AuditedRequest.of(routing);
    try (body) { // the unread rest would be taken for the next request on the connection
      requirePlain(contentEncoding);
      requireRoom();
      if (isJson(contentType)) {
        requireNone(name, zone, interval, maxRejects, repeats, dryRun);
        return queued(ofPaths(RequestedLoad.read(LimitedBody.whole(body, MAX_JSON))), audited);
      }
      RequestedLoad choice =
          new RequestedLoad(
              List.of(),
              zone,
              interval,
              maxRejects,
              repeats,
              QueryParameters.flag("dry_run", dryRun));
      String file = UploadIntake.requireName(name == null ? "upload" : name);
      choice.ofUpload(java.nio.file.Path.of("/", file), 0, null); // fails before the body is read
      return uploads.take(
          file,
          contentLength,
          body,
          (path, bytes) ->
              queued(choice.ofUpload(path, bytes, LoadReceipt.thisMachine()), audited));
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    }
  }

  private static boolean isJson(String type) {
    if (type == null) {
      throw new BrokenRuleException(
          ErrorCode.MEDIA_TYPE_UNSUPPORTED,
          HttpHeaders.CONTENT_TYPE,
          "a load needs a body and its Content-Type, such as application/json or text/csv");
    }
    return MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
  }

  private static void requirePlain(String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new BrokenRuleException(
          ErrorCode.MEDIA_TYPE_UNSUPPORTED,
          HttpHeaders.CONTENT_ENCODING,
          "a compressed file is sent as it is, with Content-Type application/gzip, for example, and"
              + " without Content-Encoding");
    }
  }

  private void requireRoom() {
    if (store.loadQueue().size() >= MAX_QUEUED) {
      throw new EnergyException(
          ErrorCode.OVERLOADED, MAX_QUEUED + " loads wait; send this one again later");
    }
  }

  private static void requireNone(String... parameters) {
    if (Stream.of(parameters).anyMatch(each -> each != null)) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          "a load in JSON has everything in its body; parameters are for a file that is sent");
    }
  }

  private LoaderJob ofPaths(RequestedLoad choice) {
    LoaderJob job = choice.ofPaths(settings.shared() ? null : LoadReceipt.thisMachine());
    job.paths().forEach(settings.folders()::require);
    return job;
  }

  private Response queued(LoaderJob job, AuditedRequest audited) {
    LoadReceipt receipt = store.loadQueue().add(job);
    audited.target(receipt.id().toString());
    return Response.accepted(LoadBody.queued(receipt, before(receipt), Instant.now()))
        .location(URI.create("/v1/loads/" + receipt.id()))
        .build();
  }

  /** Null if Cassandra does not answer now: the load is in the queue all the same. */
  private Integer before(LoadReceipt queued) {
    try {
      return store.loadQueue().before(queued.id());
    } catch (EnergyException e) {
      LOG.warn("load {} is queued; {}", queued.id(), e.getMessage());
      return null;
    }
  }

  /** Cancels a load and answers when it has ended. */
  @DELETE
  @Path("/{id}")
  @Blocking
  @Operation(
      operationId = "cancelLoad",
      summary = "Cancel a load",
      description =
          "Ends a load of which nothing is stored yet, whether it waits or runs. A load that was"
              + " cancelled before is answered as it is.")
  @APIResponseSchema(
      value = LoadBody.class,
      responseCode = "200",
      responseDescription = "the receipt as of now; nothing of the load is stored")
  @APIResponse(responseCode = "400", description = "the id is not a UUID")
  @APIResponse(responseCode = "404", description = "there was no such load")
  @APIResponse(
      responseCode = "409",
      description = "it has ended, is being stored, or is done by a command; undo it instead")
  public LoadBody cancel(@PathParam("id") String id) {
    UUID load = QueryParameters.uuid("id", id);
    store.loadQueue().cancel(load);
    LoadReceipt receipt = store.loads().require(load, 0, LoadBody.MAX_FILES + 1);
    return LoadBody.of(receipt, 0, List.of(), Instant.now());
  }
}
