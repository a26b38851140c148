package io.energyiot.server.proxy;

import java.util.Base64;

/** Makes the bytes of a key or value from what the request has. For one request. */
interface Serializer {
  /** Decodes base64. */
  Serializer BASE64 =
      json -> {
        if (json[0] != '"') {
          throw new ProxyException(ProxyError.REQUEST_INVALID, "not base64: not a text");
        }
        // Compact JSON escapes no character of base64.
        byte[] text = new byte[json.length - 2];
        System.arraycopy(json, 1, text, 0, text.length);
        try {
          return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
          throw new ProxyException(ProxyError.REQUEST_INVALID, "not base64: " + e.getMessage());
        }
      };

  /** Keeps the JSON as it is. */
  Serializer JSON = json -> json;

  /**
   * Returns the bytes of a key or value.
   *
   * @param json compact, in UTF-8, not null
   * @throws ProxyException if it does not have the right form
   */
  byte[] bytes(byte[] json);

  /** Returns the number of the schema that the bytes name; null if they name none. */
  default Integer schemaId() {
    return null;
  }
}
