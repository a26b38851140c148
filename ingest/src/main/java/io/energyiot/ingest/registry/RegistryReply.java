package io.energyiot.ingest.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer of the schema registry.
 *
 * @param status of HTTP
 * @param fields of the JSON object in the body, as text; empty if the body is no JSON object
 */
record RegistryReply(int status, Map<String, String> fields) {
  private static final JsonFactory JSON = new JsonFactory();

  static RegistryReply of(int status, byte[] body) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, parser.getText());
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      fields.clear(); // such as an error page of a proxy; the status is reported
    }
    return new RegistryReply(status, Map.copyOf(fields));
  }

  boolean isGood() {
    return status == 200;
  }

  /** Returns whether it says that it has no schema with that id. */
  boolean hasNoSuchSchema() {
    return status == 404 && "40403".equals(fields.get("error_code"));
  }

  /** Returns whether it refuses a schema, which is malformed or incompatible with earlier ones. */
  boolean isRefusal() {
    return status == 409 || status == 422;
  }

  String message() {
    return "status " + status + ", " + fields.getOrDefault("message", "no message");
  }
}
