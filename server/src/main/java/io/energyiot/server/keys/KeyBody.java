package io.energyiot.server.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.model.access.Role;
import io.energyiot.store.access.ApiKey;
import io.energyiot.store.access.CreatedKey;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An API key as administrators see it.
 *
 * @param key its text; only in the answer that has made it
 */
@Schema(name = "ApiKey")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyBody(
    @Schema(examples = "k3x9q7ab") String id,
    @Schema(examples = "field system north") String name,
    @Schema(examples = "[\"ingest\"]") List<String> roles,
    @Schema(examples = "[\"*\"]", description = "*, device=ID for each device, or FIELD=VALUE")
        List<String> scope,
    @Schema(examples = "warehouse", description = "who has made it") String created_by,
    @Schema(examples = "2026-01-31T08:00:00Z") String created,
    @Schema(examples = "2027-01-31T08:00:00Z", description = "absent if it does not")
        String expires,
    @Schema(
            examples = "2026-02-01T09:30:00Z",
            description = "to the minute; absent if it never was")
        String last_used,
    @Schema(examples = "2026-03-01T10:00:00Z", description = "absent if it is not") String revoked,
    @Schema(description = "what its owner shows; only in the answer that has made it") String key) {

  static KeyBody of(ApiKey key) {
    return of(key, null);
  }

  static KeyBody of(CreatedKey created) {
    return of(created.key(), created.text().secret());
  }

  private static KeyBody of(ApiKey key, String secret) {
    return new KeyBody(
        key.id(),
        key.name(),
        key.roles().stream().sorted().map(Role::text).toList(),
        key.scope().texts(),
        key.createdBy(),
        text(key.created()),
        text(key.expires()),
        text(key.lastUsed()),
        text(key.revoked()),
        secret);
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
