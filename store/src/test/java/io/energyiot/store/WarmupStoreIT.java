package io.energyiot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.cassandra.CassandraSettings;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A warm-up deletes what it has left, and nothing of others. */
class WarmupStoreIT {
  private static final int DAYS = 366;
  private static final long FIRST_DAY = 20_000;

  private static StoreSettings settings;
  private static EnergyStore keyspace;

  @BeforeAll
  static void open() {
    CassandraSettings own = TestKeyspace.settings(TestServers.own("warm"));
    settings = new StoreSettings(own, Optional.empty());
    keyspace = EnergyStore.open(own.ofWarmup(), Optional.empty());
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  @BeforeEach
  void clear() {
    keyspace.session().execute("DELETE FROM deployment WHERE name = 'warmup_of' IF EXISTS");
    keyspace.session().execute("TRUNCATE storage_year");
    keyspace.session().execute("TRUNCATE day_block");
  }

  private static long rows() {
    return keyspace.session().execute("SELECT count(*) FROM day_block").one().getLong(0);
  }

  private static void write() {
    try (WarmupStore store = WarmupStore.open(settings)) {
      store.putDays("WARM", FIRST_DAY, DAYS);
      assertThat(rows()).isEqualTo(DAYS);
    }
  }

  private static void refused(String why) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> WarmupStore.open(settings))
        .withMessage(
            "the keyspace %s %s; drop it if nobody needs it, or set server.warmup_seconds=0",
            settings.cassandra().ofWarmup().keyspace(), why)
        .matches(failure -> failure.code() == ErrorCode.SETTING_CONFLICTS);
  }

  @Test
  void itDeletesItsOwnReadingsEachTime() {
    write();
    assertThat(rows()).isZero();
    write();
    assertThat(rows()).isZero();
  }

  @Test
  void itDeletesWhatAnEarlierOneHasLeft() {
    write();
    keyspace.session().execute("INSERT INTO storage_year (deployment, year) VALUES ('all', 2024)");
    write();
    assertThat(rows()).isZero();
  }

  @Test
  void readingsOfAKeyspaceThatIsNotMarkedStay() {
    write();
    keyspace.session().execute("DELETE FROM deployment WHERE name = 'warmup_of' IF EXISTS");
    keyspace.session().execute("INSERT INTO storage_year (deployment, year) VALUES ('all', 2024)");
    insertRow();
    refused("has readings that may be somebody's");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void readingsOfAnotherWarmUpStay() {
    write();
    keyspace
        .session()
        .execute("UPDATE deployment SET value = 'energy' WHERE name = 'warmup_of' IF EXISTS");
    insertRow();
    refused("is for the warm-up of energy");
    assertThat(rows()).isEqualTo(1);
  }

  private static void insertRow() {
    keyspace
        .session()
        .execute(
            "INSERT INTO day_block (device_id, year, channel, day, version, sequence, block)"
                + " VALUES ('MTR1', 2024, 'KWH', '2024-10-04', 1000, 0, 0x00)");
  }
}
