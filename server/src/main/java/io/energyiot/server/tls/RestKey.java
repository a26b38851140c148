package io.energyiot.server.tls;

import io.energyiot.model.tls.ServerKey;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives the server a key that it reads again when its files change. Quarkus would replace all
 * options of TLS instead, during which Vert.x drops new connections.
 */
@ApplicationScoped
public class RestKey implements HttpServerOptionsCustomizer {
  private final RestTls tls;

  /** Uses the files of {@code tls}. */
  public RestKey(RestTls tls) {
    this.tls = tls;
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    if (tls.isOn()) {
      options.setKeyCertOptions(
          KeyCertOptions.wrap(
              new ServerKey(
                  tls.files().certificate().orElseThrow(), tls.files().key().orElseThrow())));
    }
  }
}
