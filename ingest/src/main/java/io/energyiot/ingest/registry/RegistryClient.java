package io.energyiot.ingest.registry;

import io.energyiot.model.tls.TlsContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Requests to the schema registry, with the login, and by TLS if its address says so. */
final class RegistryClient {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final RegistrySettings settings;
  private final Optional<TlsContext> tls;
  private Connected connected;

  /** A client, and the certificates that it was made with; null if there are none. */
  private record Connected(HttpClient http, SSLContext context) {}

  RegistryClient(RegistrySettings settings) {
    this.settings = settings;
    this.tls =
        "https".equals(settings.url().getScheme())
            ? Optional.of(new TlsContext(settings.tls()))
            : Optional.empty();
    this.connected = connect(null);
  }

  /** Returns a request for a path below the base. */
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + path)).timeout(ANSWER);
    settings.login().ifPresent(login -> request.header("Authorization", login));
    return request;
  }

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return client().send(request, body);
  }

  private synchronized HttpClient client() {
    SSLContext now = tls.map(TlsContext::now).orElse(null);
    if (now != connected.context()) {
      connected = connect(now);
    }
    return connected.http();
  }

  private static Connected connect(SSLContext context) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (context != null) {
      builder.sslContext(context);
    }
    return new Connected(builder.build(), context);
  }
}
