package io.energyiot.client.access;

import io.energyiot.client.http.Http;
import io.energyiot.client.http.UrlParameters;

/** The audit of a server. */
public final class AuditDesk {
  private final Http http;

  /** Asks over {@code http}. */
  public AuditDesk(Http http) {
    this.http = http;
  }

  /**
   * Returns a page as the answer's bytes, in JSON.
   *
   * @param question parameters of {@code GET /v1/audit}
   */
  public byte[] page(UrlParameters question) {
    return http.exchange(http.request("/v1/audit" + question.query()).build()).orRefusal().body();
  }
}
