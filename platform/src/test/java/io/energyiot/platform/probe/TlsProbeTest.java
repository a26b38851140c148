package io.energyiot.platform.probe;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.tls.TlsContext;
import io.energyiot.model.tls.TlsFiles;
import io.energyiot.platform.fixture.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by PEM files: who is known by them, and what becomes of new ones. */
class TlsProbeTest {
  @TempDir Path folder;

  private TestCertificates certificates;

  @BeforeEach
  void issue() {
    certificates = new TestCertificates(folder);
    certificates.issue("a");
    certificates.issue("b");
  }

  private TlsFiles files(String certificate, String key) {
    return new TlsFiles(
        Optional.of(certificates.authority()),
        Optional.of(certificates.certificate(certificate)),
        Optional.of(certificates.key(key)));
  }

  @Test
  void aServerIsKnownByItsOwnCertificateAlone() throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(new TlsContext(files("a", "a")).now()));
    server.createContext(
        "/up",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(probe(certificates.certificate("a")).answers(server.getAddress())).isTrue();
      assertThat(probe(certificates.certificate("b")).answers(server.getAddress())).isFalse();
      assertThat(probe(folder.resolve("none")).answers(server.getAddress())).isFalse();
      assertThat(new HttpProbe("/up").answers(server.getAddress())).isFalse();
    } finally {
      server.stop(0);
    }
  }

  private static HttpProbe probe(Path certificate) {
    return new HttpProbe("/up", Optional.of(certificate));
  }

  @Test
  void filesThatDoNotFitAreNamed() throws IOException {
    refused(files("a", "b"), certificates.key("b") + " is not the key of");
    Files.writeString(certificates.key("b"), "-----BEGIN RSA PRIVATE KEY-----");
    refused(files("b", "b"), "openssl pkcs8");
    Files.writeString(certificates.certificate("b"), "nothing");
    refused(files("b", "a"), "BEGIN CERTIFICATE");
    Files.delete(certificates.certificate("b"));
    refused(files("b", "a"), "does not exist");
  }

  private static void refused(TlsFiles files, String message) {
    assertThatThrownBy(() -> new TlsContext(files))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID))
        .hasMessageContaining(message);
  }

  @Test
  void newFilesAreReadWhenTheyFitTogether() throws IOException {
    TlsContext context = new TlsContext(files("a", "a"));
    SSLContext first = context.now();
    certificates.issue("a");
    await("the new files").until(() -> context.now() != first);
    SSLContext second = context.now();
    assertThat(context.now()).isSameAs(second);
  }
}
