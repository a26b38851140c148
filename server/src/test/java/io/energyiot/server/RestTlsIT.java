package io.energyiot.server;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.tls.TlsContext;
import io.energyiot.model.tls.TlsFiles;
import io.energyiot.platform.fixture.TestCertificates;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.run.ServiceStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with a certificate. {@code up} finds it ready, so probes speak TLS as well. */
class RestTlsIT {
  private static final String RANGE = "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";

  @TempDir static Path folder;

  private static TestSystem system;
  private static TestCertificates certificates;
  private static SSLContext trust;

  @BeforeAll
  static void up() {
    certificates = new TestCertificates(folder);
    certificates.issue("rest");
    trust =
        new TlsContext(
                new TlsFiles(
                    Optional.of(certificates.authority()), Optional.empty(), Optional.empty()))
            .now();
    system = TestSystem.create("tls");
    system.configure(
        Map.of(
            "server.tls.certificate",
            certificates.certificate("rest").toString(),
            "server.tls.key",
            certificates.key("rest").toString(),
            "server.warmup_seconds",
            "2"));
    system.up();
  }

  @AfterAll
  static void down() {
    system.close();
  }

  private static URI uri(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + system.address().getPort() + path);
  }

  private static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).sslContext(trust).build();
  }

  @Test
  void bothVersionsOfHttpPostAndAskByTheQuickRoutes() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      HttpClient client = client(version);
      String device = "tls-" + version;
      HttpRequest post =
          HttpRequest.newBuilder(uri("https", "/v1/readings"))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString(
                      "{\"device_id\":\"%s\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}"
                          .formatted(device)))
              .build();
      HttpResponse<String> posted = client.send(post, BodyHandlers.ofString());
      assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
      assertThat(posted.version()).isEqualTo(version);
      HttpRequest get =
          HttpRequest.newBuilder(uri("https", "/v1/devices/" + device + "/readings" + RANGE))
              .build();
      await("the reading by " + version)
          .untilAsserted(
              () -> {
                HttpResponse<String> got = client.send(get, BodyHandlers.ofString());
                assertThat(got.version()).isEqualTo(version);
                assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
                assertThat(got.body()).contains("\"2026-01-01T00:00:00");
              });
    }
  }

  @Test
  void plainHttpAndOldTlsAreNotSpoken() throws Exception {
    HttpRequest plain = HttpRequest.newBuilder(uri("http", "/q/health/live")).build();
    assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    assertThat(protocol("TLSv1.2")).isEqualTo("TLSv1.2");
    assertThat(protocol("TLSv1.3")).isEqualTo("TLSv1.3");
    assertThatThrownBy(() -> protocol("TLSv1.1")).isInstanceOf(IOException.class);
  }

  private static String protocol(String only) throws IOException {
    try (SSLSocket socket = connect()) {
      socket.setEnabledProtocols(new String[] {only});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  private static SSLSocket connect() throws IOException {
    return (SSLSocket)
        trust.getSocketFactory().createSocket("127.0.0.1", system.address().getPort());
  }

  private static BigInteger serial() throws IOException {
    try (SSLSocket socket = connect()) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }

  @Test
  void newFilesAreTakenAndBadOnesAreNot() throws Exception {
    BigInteger first = serial();
    certificates.issue("rest");
    await("the new certificate").untilAsserted(() -> assertThat(serial()).isNotEqualTo(first));
    assertThat(system.system().status())
        .extracting(ServiceStatus::state)
        .containsOnly(ServiceStatus.State.RUNNING);

    BigInteger second = serial();
    String key = Files.readString(certificates.key("rest"));
    Files.writeString(certificates.key("rest"), "no key");
    TimeUnit.SECONDS.sleep(2);
    assertThat(serial()).isEqualTo(second);
    assertThat(Files.readString(system.path("log/server.log")))
        .contains("the new certificate is not taken");
    Files.writeString(certificates.key("rest"), key);
  }

  @Test
  void aSlowBodyEndsItsStreamAndNotItsConnection() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      var client = vertx.createHttpClient(http2());
      HttpClientRequest slow =
          got(client.request(ofThisServer(HttpMethod.POST, "/v1/loads?name=slow.csv")));
      slow.putHeader("Content-Type", "text/csv").setChunked(true);
      CompletableFuture<Throwable> reset = new CompletableFuture<>();
      slow.exceptionHandler(reset::complete);
      long timer = vertx.setPeriodic(500, each -> slow.write(" "));
      assertThat(got(slow.response()).statusCode()).isEqualTo(408);
      assertThat(reset.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);
      vertx.cancelTimer(timer);
      HttpClientRequest next = got(client.request(ofThisServer(HttpMethod.GET, "/v1/whoami")));
      assertThat(next.connection()).isSameAs(slow.connection());
      assertThat(got(next.send()).statusCode()).isEqualTo(200);
    } finally {
      got(vertx.close());
    }
  }

  private static <T> T got(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
  }

  private static RequestOptions ofThisServer(HttpMethod method, String path) {
    return new RequestOptions()
        .setHost("127.0.0.1")
        .setPort(system.address().getPort())
        .setMethod(method)
        .setURI(path);
  }

  private static HttpClientOptions http2() {
    return new HttpClientOptions()
        .setSsl(true)
        .setUseAlpn(true)
        .setProtocolVersion(HttpVersion.HTTP_2)
        .setTrustAll(true)
        .setVerifyHost(false);
  }

  @Test
  void aPageWithAnotherNameIsRefusedByHttp2Too() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      RequestOptions request =
          new RequestOptions()
              .setServer(SocketAddress.inetSocketAddress(system.address().getPort(), "127.0.0.1"))
              .setHost("evil.example")
              .setPort(system.address().getPort())
              .setMethod(HttpMethod.GET)
              .setURI("/v1/loads");
      int status =
          vertx
              .createHttpClient(http2())
              .request(request)
              .compose(each -> each.send())
              .map(answer -> answer.statusCode())
              .toCompletionStage()
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
      assertThat(status).isEqualTo(421);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }
}
