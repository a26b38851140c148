package io.energyiot.server.keys;

import io.energyiot.model.Quoted;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.body.StrictJson;
import io.energyiot.store.access.NewKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key that a client wants, in the texts in which it sends it. */
@Schema(name = "NewApiKey")
record KeyRequest(
    @Schema(examples = "field system north", description = "says for people who has it")
        String name,
    @Schema(examples = "[\"ingest\"]", description = "of ingest, read, operate, admin")
        List<String> roles,
    @Schema(
            nullable = true,
            examples = "[\"*\"]",
            description = "*, device=ID for each device, or FIELD=VALUE; *, if not set")
        List<String> scope,
    @Schema(nullable = true, examples = "2100-01-31T08:00:00Z", description = "never, if not set")
        String expires) {
  private static final StrictJson<KeyRequest> READER =
      new StrictJson<>(KeyRequest.class, "an API key", KeyRequest::rule);

  /**
   * Reads what is wanted.
   *
   * @throws EnergyException if the JSON does not have this form, or a field breaks its rule
   */
  static NewKey read(byte[] json) {
    return READER.read(json).checked();
  }

  private static String rule(String field) {
    return switch (field) {
      case "roles", "scope" -> "is a list of texts";
      default -> "is a text";
    };
  }

  private NewKey checked() {
    if (name == null) {
      throw missing("name", "name says who has the key");
    }
    if (roles == null) {
      throw missing("roles", "roles says what the key is for: ingest, read, operate, admin");
    }
    checkTexts("roles", roles);
    if (scope != null) {
      checkTexts("scope", scope);
    }
    Scope devices = scope == null ? Scope.WHOLE : Scope.of(scope);
    return new NewKey(name, Role.all(roles), devices, expiry());
  }

  /** A list with a null is one that the client could not fill. It must not mean everything. */
  private static void checkTexts(String field, List<String> texts) {
    if (texts.stream().anyMatch(Objects::isNull)) {
      throw READER.wrong(field);
    }
  }

  private Instant expiry() {
    try {
      return expires == null ? null : Instant.parse(expires);
    } catch (DateTimeParseException e) {
      throw new BrokenRuleException(
          ErrorCode.KEY_INVALID,
          "expires",
          "expires is an instant such as 2100-01-31T08:00:00Z, not " + Quoted.of(expires));
    }
  }

  private static BrokenRuleException missing(String field, String what) {
    return new BrokenRuleException(ErrorCode.FIELD_MISSING, field, what);
  }
}
