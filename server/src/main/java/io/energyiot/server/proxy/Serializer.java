package io.energyiot.server.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes the bytes of a record's key or value of what the request has. */
interface Serializer {
  /** The bytes that stand in base64. */
  Serializer BASE64 =
      json -> {
        if (!json.isTextual()) {
          throw new ProxyException(ProxyError.REQUEST_INVALID, "not base64: not a text");
        }
        try {
          return json.binaryValue();
        } catch (IOException e) {
          throw new ProxyException(ProxyError.REQUEST_INVALID, "not base64: " + e.getMessage());
        }
      };

  /** The JSON as it is. */
  Serializer JSON = json -> json.toString().getBytes(StandardCharsets.UTF_8);

  /**
   * The bytes of a part that is there.
   *
   * @throws ProxyException if it is not as it must be
   */
  byte[] bytes(JsonNode json);

  /** The number of the schema that the bytes name; null if they name none. */
  default Integer schemaId() {
    return null;
  }
}
