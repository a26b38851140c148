package io.energyiot.server.keys;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.access.ApiKeys;
import io.energyiot.store.access.NewKey;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API keys. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class KeyResource {
  private static final int MAX_BYTES = 128 * 1024;

  private final EnergyStore store;
  private final CurrentIdentity asking;

  /** Keeps keys in {@code store}, and who has made them. */
  public KeyResource(EnergyStore store, CurrentIdentity asking) {
    this.store = store;
    this.asking = asking;
  }

  private ApiKeys keys() {
    return store.apiKeys();
  }

  /** Lists all keys. */
  @GET
  @Blocking
  @Operation(
      operationId = "keys",
      summary = "All API keys, the newest first",
      description = "Also those that are revoked or have expired. Texts of keys are not stored.")
  @APIResponseSchema(
      value = KeyListBody.class,
      responseCode = "200",
      responseDescription = "the keys, without their texts")
  public KeyListBody list() {
    return new KeyListBody(keys().list().stream().map(KeyBody::of).toList());
  }

  /** Makes a key. */
  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createKey",
      summary = "Make an API key",
      description = "The answer has the text of the key, which nobody can be told again.")
  @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "the key, with its text",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = KeyBody.class)))
  public Response create(
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      @Parameter(hidden = true) @Context RoutingContext routing,
      InputStream body) {
    NewKey wanted = KeyRequest.read(LimitedBody.whole(body, encoding, MAX_BYTES));
    KeyBody made = KeyBody.of(keys().create(wanted, asking.identity().subject()));
    AuditedRequest.of(routing).target(made.id());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(made)
        .build();
  }

  /** Revokes a key. */
  @DELETE
  @Path("{key_id}")
  @Blocking
  @Operation(
      operationId = "revokeKey",
      summary = "Revoke an API key for good",
      description =
          "Within 10 seconds no server takes it any more. Revoking it again does no harm.")
  @APIResponseSchema(
      value = KeyBody.class,
      responseCode = "200",
      responseDescription = "the key, which is revoked")
  @APIResponse(responseCode = "404", description = "there is no such key")
  public KeyBody revoke(@PathParam("key_id") String keyId) {
    return keys()
        .revoke(keyId)
        .map(KeyBody::of)
        .orElseThrow(
            () ->
                new EnergyException(
                    ErrorCode.KEY_UNKNOWN, "there is no API key with the id " + Quoted.of(keyId)));
  }
}
