package io.energyiot.store.cassandra;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.fixture.TestCertificates;
import io.energyiot.platform.fixture.TlsStore;
import io.energyiot.platform.service.Service;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Cassandra that wants TLS, a certificate of the client and a password. */
class CassandraTlsIT {
  private static final TlsStore CASSANDRA = TlsStore.start(Service.CASSANDRA);

  @TempDir Path scratch;

  @BeforeAll
  static void awaitCassandra() {
    await("Cassandra").ignoreExceptions().untilAsserted(() -> connect(Map.of()).close());
  }

  @AfterAll
  static void close() {
    CASSANDRA.close();
  }

  private static CqlSession connect(Map<String, String> instead) {
    return Cassandra.connect(CassandraSettings.from(CASSANDRA.settings().with(instead)));
  }

  @Test
  void aClientThatIsKnownComesIn() {
    try (CqlSession session = connect(Map.of())) {
      assertThat(session.execute("SELECT key FROM system.local").all()).hasSize(1);
    }
  }

  @Test
  void whoIsNotKnownStaysOutside() {
    TestCertificates others = new TestCertificates(scratch);
    refused(Map.of("cassandra.tls.ca", others.authority().toString()));
    refused(Map.of("cassandra.tls.certificate", "", "cassandra.tls.key", ""));
    refused(Map.of("cassandra.username", "cassandra"));
    refused(Map.of("cassandra.tls", "false"));
  }

  private static void refused(Map<String, String> instead) {
    assertThatThrownBy(() -> connect(instead).close())
        .as(instead.toString())
        .isInstanceOf(EnergyException.class);
  }
}
