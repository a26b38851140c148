package io.energyiot.ingest.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a registry answers.
 *
 * @param status of HTTP
 * @param fields of the JSON object in the body, as text; empty if it is none
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
      fields.clear(); // a page of a proxy between us, say; the status is told
    }
    return new RegistryReply(status, Map.copyOf(fields));
  }

  boolean isGood() {
    return status == 200;
  }

  /** Whether it says that it has no schema of the number asked for. */
  boolean hasNoSuchSchema() {
    return status == 404 && "40403".equals(fields.get("error_code"));
  }

  /** Whether it refuses a schema: it is none, or does not fit those before it. */
  boolean isRefusal() {
    return status == 409 || status == 422;
  }

  String message() {
    return "status " + status + ", " + fields.getOrDefault("message", "no message");
  }
}
