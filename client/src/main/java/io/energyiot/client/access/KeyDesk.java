package io.energyiot.client.access;

import io.energyiot.client.http.Http;
import io.energyiot.client.http.UrlParameters;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** The API keys of a server, as the bytes of its answers, in JSON. */
public final class KeyDesk {
  private static final String PATH = "/v1/keys";

  private final Http http;

  /** Asks over {@code http}. */
  public KeyDesk(Http http) {
    this.http = http;
  }

  /** Returns all keys, the newest first, in {@code keys}. */
  public byte[] list() {
    return send(http.request(PATH));
  }

  /**
   * Makes a key and returns it with its text.
   *
   * @param wanted its name, roles, scope and expiry, in JSON
   */
  public byte[] create(byte[] wanted) {
    return send(
        http.request(PATH)
            .header("Content-Type", Http.JSON)
            .POST(BodyPublishers.ofByteArray(wanted)));
  }

  /** Revokes a key and returns it. */
  public byte[] revoke(String id) {
    return send(http.request(PATH + "/" + UrlParameters.encoded(id)).DELETE());
  }

  private byte[] send(HttpRequest.Builder request) {
    return http.exchange(request.build()).orRefusal().body();
  }
}
