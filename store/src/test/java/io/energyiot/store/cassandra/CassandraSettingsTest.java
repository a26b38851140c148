package io.energyiot.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CassandraSettingsTest {
  private static CassandraSettings from(Map<String, String> settings) {
    return CassandraSettings.from(Settings.of(settings, "test"));
  }

  private static void refused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> from(settings))
        .isInstanceOf(EnergyException.class)
        .hasMessage("test: " + message)
        .extracting("code")
        .isEqualTo(ErrorCode.SETTING_INVALID);
  }

  @Test
  void withoutSettingsOneNodeOnThisMachineIsAsked() {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9042);

    assertThat(from(Map.of())).isEqualTo(CassandraSettings.at(here));
    assertThat(from(Map.of()).credentials()).isEmpty();
  }

  @Test
  void nodesHaveTheUsualPortUnlessTheySayAnother() {
    assertThat(from(Map.of("cassandra.contact_points", "10.0.0.1, 10.0.0.2:9043")).contactPoints())
        .containsExactly(
            new InetSocketAddress("10.0.0.1", 9042), new InetSocketAddress("10.0.0.2", 9043));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1:", "10.0.0.1:x", "10.0.0.1:65536", "10.0.0.1:-1"})
  void aPortIsANumberUpTo65535(String point) {
    refused(
        Map.of("cassandra.contact_points", point),
        "cassandra.contact_points needs host:port, host:port …, not '" + point + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "energy_2", "a12345678901234567890123456789012345678901234567"})
  void aKeyspaceHasUpTo48Characters(String keyspace) {
    assertThat(from(Map.of("cassandra.keyspace", keyspace)).keyspace()).isEqualTo(keyspace);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Energy",
        "2energy",
        "_energy",
        "energy-2",
        "a; drop",
        "zähler",
        "a123456789012345678901234567890123456789012345678"
      })
  void anotherKeyspaceIsRefusedAsItStandsInStatements(String keyspace) {
    refused(
        Map.of("cassandra.keyspace", keyspace),
        "cassandra.keyspace needs 1 to 48 of a-z, 0-9 and _, a letter first, not '%s'"
            .formatted(keyspace));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "7, true", "0, false", "8, false"})
  void thereAreOneToSevenCopies(String copies, boolean allowed) {
    Map<String, String> settings = Map.of("cassandra.replication_factor", copies);
    if (allowed) {
      assertThat(from(settings).replicationFactor()).isEqualTo(Integer.parseInt(copies));
    } else {
      refused(
          settings,
          "cassandra.replication_factor needs a whole number from 1 to 7, not '%s'"
              .formatted(copies));
    }
  }

  @Test
  void aConsistencyIsOneOfCassandras() {
    assertThat(from(Map.of("cassandra.consistency", "ONE")).consistency())
        .isEqualTo(ConsistencyLevel.ONE);
    refused(
        Map.of("cassandra.consistency", "one"),
        "cassandra.consistency needs a consistency level such as LOCAL_QUORUM, not 'one'");
  }

  @Test
  void userNameAndPasswordGoTogetherAndThePasswordIsNeverPrinted() {
    CassandraSettings settings =
        from(Map.of("cassandra.username", "reader", "cassandra.password", "s3cret"));

    assertThat(settings.credentials().orElseThrow()).containsExactly("reader", "s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void oneOfThemAloneIsRefusedWithoutTellingIt() {
    refused(
        Map.of("cassandra.username", "reader"),
        "cassandra.password_file needs to be set together with cassandra.username, not nothing");
    refused(
        Map.of("cassandra.password", "s3cret"),
        "cassandra.username needs to be set together with cassandra.password, not nothing");
  }

  @Test
  void aKeyspaceThatLooksLikeAWarmUpsIsRefusedAsItWouldBeEmptied() {
    refused(
        Map.of("cassandra.keyspace", "energy_warmup"),
        "cassandra.keyspace needs a name that does not end in _warmup, which the server's warm-up"
            + " may empty, not 'energy_warmup'");
  }

  private static String warmup(String keyspace) {
    return from(Map.of("cassandra.keyspace", keyspace)).ofWarmup().keyspace();
  }

  @Test
  void theWarmUpsKeyspaceIsNamedLikeTheOwn() {
    assertThat(warmup("energy")).isEqualTo("energy_warmup");
    assertThat(warmup("e".repeat(41))).isEqualTo("e".repeat(41) + "_warmup");
  }

  @Test
  void longNamesThatBeginAlikeHaveDifferentWarmUps() {
    String one = warmup("e".repeat(47) + "1");
    assertThat(one).hasSize(48).matches("e{24}_[0-9a-f]{16}_warmup");
    assertThat(warmup("e".repeat(47) + "2")).hasSize(48).isNotEqualTo(one);
  }
}
