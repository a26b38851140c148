package io.energyiot.store.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.cassandra.Cassandra;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who starts first decides, in a keyspace of its own. */
class FirstZoneIT {
  private static final StorageZone KOLKATA = new StorageZone(ZoneId.of("Asia/Kolkata"));

  private static CqlSession session;

  @BeforeAll
  static void open() {
    session = Cassandra.connect(TestKeyspace.settings(TestServers.own("it") + "_first_zone"));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @BeforeEach
  void forget() {
    DeploymentTable table = new DeploymentTable(session); // creates it
    session.execute("DELETE FROM deployment WHERE name = 'storage_zone' IF EXISTS");
    assertThat(session.execute(table.select("storage_zone")).one()).isNull();
  }

  private static StorageZone fix(StorageZone asked) {
    return StorageZones.fix(session, Optional.ofNullable(asked));
  }

  @Test
  void theFirstZoneAskedForHoldsForAllThatFollow() {
    assertThat(fix(KOLKATA)).isEqualTo(KOLKATA);
    assertThat(fix(null)).isEqualTo(KOLKATA);
    assertThat(fix(KOLKATA)).isEqualTo(KOLKATA);
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> fix(StorageZone.UTC))
        .withMessage(
            "storage.zone is UTC, but the stored days were cut in Asia/Kolkata; set it to that,"
                + " or use another keyspace")
        .matches(failure -> failure.code() == ErrorCode.SETTING_CONFLICTS);
  }

  @Test
  void whoAsksForNoneFirstDecidesOnUtc() {
    assertThat(fix(null)).isEqualTo(StorageZone.UTC);
    assertThatExceptionOfType(EnergyException.class).isThrownBy(() -> fix(KOLKATA));
  }

  @Test
  void anotherNameOfTheSameZoneIsNoConflict() {
    fix(KOLKATA);

    assertThat(fix(new StorageZone(ZoneId.of("Asia/Calcutta")))).isEqualTo(KOLKATA);
  }

  @Test
  void ofSeveralThatStartAtOnceOneDecides() {
    List<Optional<StorageZone>> got =
        Stream.of("Asia/Kolkata", "Europe/Berlin", "America/Lima", "UTC")
            .map(name -> new StorageZone(ZoneId.of(name)))
            .parallel()
            .map(FirstZoneIT::tried)
            .toList();

    assertThat(got.stream().flatMap(Optional::stream)).hasSize(1).containsExactly(fix(null));
  }

  private static Optional<StorageZone> tried(StorageZone asked) {
    try {
      return Optional.of(fix(asked));
    } catch (EnergyException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.SETTING_CONFLICTS);
      return Optional.empty();
    }
  }
}
