package io.energyiot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.fixture.TestServers;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class FixtureIT {
  @Test
  void bothAnswerAndCassandraComesBackAfterBeingKilled() {
    TestServers.start(Service.CASSANDRA, Service.KAFKA);
    InetSocketAddress cassandra = TestServers.cassandra();
    assertThat(Service.CASSANDRA.answers(cassandra)).isTrue();
    assertThat(TestServers.kafka()).startsWith("127.0.0.1:");
    assertThat(Ports.free(TestServers.cassandraJmx())).isFalse();

    TestServers.kill(Service.CASSANDRA);
    assertThat(Service.CASSANDRA.answers(cassandra)).isFalse();
    TestServers.start(Service.CASSANDRA);
    assertThat(TestServers.cassandra()).isEqualTo(cassandra);
    assertThat(Service.CASSANDRA.answers(cassandra)).isTrue();
  }
}
