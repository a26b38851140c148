package io.energyiot.server.proxy;

import java.util.Base64;

/** Makes the bytes of a record's key or value of what the request has. For one request. */
interface Serializer {
  /** The bytes that stand in base64. */
  Serializer BASE64 =
      json -> {
        if (json[0] != '"') {
          throw new ProxyException(ProxyError.REQUEST_INVALID, "not base64: not a text");
        }
        // The compact form escapes nothing that base64 is written with.
        byte[] text = new byte[json.length - 2];
        System.arraycopy(json, 1, text, 0, text.length);
        try {
          return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
          throw new ProxyException(ProxyError.REQUEST_INVALID, "not base64: " + e.getMessage());
        }
      };

  /** The JSON as it is. */
  Serializer JSON = json -> json;

  /**
   * The bytes of a part that is there.
   *
   * @param json compact, in UTF-8
   * @throws ProxyException if it is not as it must be
   */
  byte[] bytes(byte[] json);

  /** The number of the schema that the bytes name; null if they name none. */
  default Integer schemaId() {
    return null;
  }
}
