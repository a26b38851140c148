package io.energyiot.server.keys;

import io.energyiot.server.access.CurrentIdentity;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells clients who they are. */
@Path("/v1/whoami")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class WhoamiResource {
  private final CurrentIdentity asking;

  /** Tells of {@code asking}. */
  public WhoamiResource(CurrentIdentity asking) {
    this.asking = asking;
  }

  /** Returns who asks. */
  @GET
  @NonBlocking
  @Operation(
      operationId = "whoami",
      summary = "Who you are, what you may do and which devices you see",
      description = "As the server has understood your credential.")
  @APIResponseSchema(
      value = IdentityBody.class,
      responseCode = "200",
      responseDescription = "the identity; anonymous, if the server wants no credentials")
  public IdentityBody get() {
    return IdentityBody.of(asking.identity(), asking.address());
  }
}
