package io.energyiot.server.loads;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.Loads;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Loads of files: what became of them, how far they are, and their undo. */
@Path("/v1/loads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "loads")
public final class LoadsResource {
  private static final int MAX_LOADS = 1000;

  private final EnergyStore store;
  private final Loads loads;
  private final Semaphore oneUndo = new Semaphore(1);

  /** Reads the receipts of {@code store}. */
  public LoadsResource(EnergyStore store) {
    this.store = store;
    this.loads = store.loads();
  }

  /** Returns the last loads, without their files. */
  @GET
  @Blocking
  @Operation(
      operationId = "loads",
      summary = "The last loads, the newest first",
      description = "limit is 1 to 1000. Ask for a load itself to see its files.")
  @APIResponseSchema(
      value = LoadListBody.class,
      responseCode = "200",
      responseDescription = "the loads of the last 24 months, at most as many as asked for")
  public LoadListBody newest(@QueryParam("limit") @DefaultValue("20") String limit) {
    int max = QueryParameters.number("limit", limit, 1, MAX_LOADS);
    Instant now = Instant.now();
    return new LoadListBody(
        loads.newest(max).stream().map(each -> LoadBody.overview(each, now)).toList());
  }

  /** Returns a load with its files. */
  @GET
  @Path("/{id}")
  @Blocking
  @Operation(
      operationId = "load",
      summary = "A load and its files",
      description =
          "While it runs, progress has its phase, how much of it is done, the rate, and the time"
              + " that is left. A load that says it runs but was not heard of for 30 seconds is"
              + " interrupted. An answer lists 10,000 files at most; next_files then says where the"
              + " rest begins.")
  @APIResponseSchema(
      value = LoadBody.class,
      responseCode = "200",
      responseDescription = "the receipt as of now")
  @APIResponse(responseCode = "400", description = "the id is not a UUID, or files_from no place")
  @APIResponse(responseCode = "404", description = "there was no such load")
  public LoadBody load(
      @PathParam("id") String id,
      @QueryParam("files_from")
          @DefaultValue("0")
          @Parameter(description = "the place of the first file to list, from 0", example = "0")
          String filesFrom) {
    UUID load = QueryParameters.uuid("id", id);
    int from = QueryParameters.number("files_from", filesFrom, 0, Integer.MAX_VALUE);
    LoadReceipt receipt = loads.require(load, from, LoadBody.MAX_FILES + 1);
    return receipt.state() == LoadState.QUEUED
        ? LoadBody.queued(receipt, store.loadQueue().before(load), Instant.now())
        : LoadBody.of(receipt, from, store.undos().of(load), Instant.now());
  }

  /** Takes a load back. */
  @POST
  @Path("/{id}/undo")
  @Blocking
  @Operation(
      operationId = "undoLoad",
      summary = "Take a load back, or files of it",
      description =
          "Deletes what the load has stored, and nothing else. Answers show again what was known"
              + " before. If the contents are loaded again, they count as new. The answer comes when"
              + " all is done; if it was cut off, the same request finishes it. Rollups stay as they"
              + " are until they are computed again.")
  @APIResponseSchema(
      value = UndoBody.class,
      responseCode = "200",
      responseDescription = "what was taken back, or would be")
  @APIResponse(responseCode = "404", description = "there was no such load")
  @APIResponse(
      responseCode = "409",
      description = "the load waits or runs, or another one of the same content, or another undo")
  public UndoBody undo(
      @PathParam("id") String id,
      @QueryParam("file")
          @Parameter(
              description = "a file of the load, repeated for several; all of them unless given",
              example = "nightly/2026-01-30.csv")
          List<String> files,
      @QueryParam("dry_run")
          @DefaultValue("false")
          @Parameter(
              description = "true to count only",
              example = "true",
              schema =
                  @Schema(
                      enumeration = {"true", "false"},
                      defaultValue = "false"))
          String dryRun) {
    UUID load = QueryParameters.uuid("id", id);
    boolean countOnly = QueryParameters.flag("dry_run", dryRun);
    if (!oneUndo.tryAcquire()) {
      throw new EnergyException(ErrorCode.LOAD_BUSY, "another undo is running; wait for its end");
    }
    try {
      return UndoBody.of(store.loadUndo().undo(load, files, countOnly, now -> {}));
    } finally {
      oneUndo.release();
    }
  }
}
