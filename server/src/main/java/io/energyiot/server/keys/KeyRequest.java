package io.energyiot.server.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.model.Quoted;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.parameter.Nearest;
import io.energyiot.store.access.NewKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
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
  private static final List<String> FIELDS = List.of("name", "roles", "scope", "expires");

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build()
          .readerFor(KeyRequest.class);

  /**
   * Reads what is wanted.
   *
   * @throws EnergyException if the JSON does not have this form, or a field breaks its rule
   */
  static NewKey read(byte[] json) {
    try {
      KeyRequest wanted = READER.readValue(json);
      if (wanted != null) {
        return wanted.checked();
      }
    } catch (UnrecognizedPropertyException e) {
      String name = e.getPropertyName();
      throw new BrokenRuleException(
          ErrorCode.FIELD_UNKNOWN, name, Nearest.sentence("field", name, FIELDS));
    } catch (JsonMappingException e) {
      String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID,
          field,
          "an API key is an object with the fields " + FIELDS + "; roles and scope are lists");
    } catch (JsonProcessingException e) {
      throw new EnergyException(
          ErrorCode.JSON_INVALID, "the API key is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    throw missing("name", "name says who has the key");
  }

  private NewKey checked() {
    if (name == null) {
      throw missing("name", "name says who has the key");
    }
    if (roles == null || roles.contains(null)) {
      throw missing("roles", "roles says what the key is for: ingest, read, operate, admin");
    }
    List<String> scopes = scope == null || scope.contains(null) ? List.of("*") : scope;
    return new NewKey(name, Role.all(roles), Scope.of(scopes), expiry());
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
