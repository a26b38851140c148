package io.energyiot.server.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who asks, as the server has understood it.
 *
 * @param key_id absent if the credential is no API key
 */
@Schema(name = "Identity")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IdentityBody(
    @Schema(examples = "field system north") String subject,
    @Schema(examples = "k3x9q7ab", description = "absent if the credential is no API key")
        String key_id,
    @Schema(examples = "[\"ingest\"]") List<String> roles,
    @Schema(examples = "[\"*\"]") List<String> scope,
    @Schema(examples = "127.0.0.1", description = "where the request comes from") String address) {

  static IdentityBody of(Identity identity, String address) {
    return new IdentityBody(
        identity.subject(),
        identity.keyId(),
        identity.roles().stream().sorted().map(Role::text).toList(),
        identity.scope().texts(),
        address);
  }
}
