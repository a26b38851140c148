package io.energyiot.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestCertificates;
import io.energyiot.platform.fixture.TestSystem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command asks a server with a certificate, and only that server. */
class TlsCommandIT {
  @TempDir Path folder;

  @Test
  void commandsKnowTheServerByItsCertificate() {
    TestCertificates certificates = new TestCertificates(folder);
    certificates.issue("rest");
    try (TestSystem system = TestSystem.create("tls-command")) {
      system.configure(
          Map.of(
              "server.tls.certificate",
              certificates.certificate("rest").toString(),
              "server.tls.key",
              certificates.key("rest").toString()));
      system.up();
      String data = "--data=" + system.folder().path();
      assertThat(Run.of("devices", "list", "--json", data).done().json().has("devices")).isTrue();
      assertThat(Run.of("status", data).out()).containsPattern("server +running");
    }
  }
}
