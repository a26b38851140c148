package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.cassandra.CassandraSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DayBlocksIT {
  private static final long NEW_YEAR = LocalDate.of(2026, 1, 1).toEpochDay();
  private static final long QUARTER = 900_000;

  private static EnergyStore store;
  private final BlockEncoder encoder = new BlockEncoder();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void whatIsWrittenIsReadBackAcrossTheYear() {
    Series series = new Series("across-the-year", Channel.KWH);
    Readings old = quarters(NEW_YEAR - 1, 0, 96, 100);
    Readings young = quarters(NEW_YEAR, 0, 96, 200);

    write(series, NEW_YEAR, new Version(1, 0), young);
    write(series, NEW_YEAR - 1, new Version(2, 0), old);

    ReadingsBuilder both = new ReadingsBuilder(192);
    both.addAll(old);
    both.addAll(young);
    assertThat(store.readings().read(series, NEW_YEAR - 1, NEW_YEAR)).isEqualTo(both.build());
    assertThat(store.readings().read(series, NEW_YEAR, NEW_YEAR)).isEqualTo(young);
    assertThat(store.readings().newestDay(series, Version.NO_LIMIT)).contains(NEW_YEAR);
  }

  @Test
  void ofEachIntervalTheNewestVersionWinsInWhateverOrderTheyCame() {
    Series series = new Series("versions", Channel.KWH);
    write(series, NEW_YEAR, new Version(50, 7), quarters(NEW_YEAR, 4, 2, 300));
    write(series, NEW_YEAR, new Version(10, 0), quarters(NEW_YEAR, 0, 96, 100));
    write(series, NEW_YEAR, new Version(50, 6), quarters(NEW_YEAR, 5, 3, 200));

    Readings merged = store.readings().read(series, NEW_YEAR, NEW_YEAR);

    assertThat(merged.size()).isEqualTo(96);
    assertThat(merged.unscaled(3)).isEqualTo(100 + 3);
    assertThat(merged.unscaled(4)).isEqualTo(300 + 4);
    assertThat(merged.unscaled(5)).isEqualTo(300 + 5);
    assertThat(merged.unscaled(6)).isEqualTo(200 + 6);
    assertThat(merged.unscaled(8)).isEqualTo(100 + 8);
  }

  @Test
  void asOfLeavesOutWhatWasLearnedLater() {
    Series series = new Series("as-of", Channel.KWH);
    write(series, NEW_YEAR, new Version(10, 0), quarters(NEW_YEAR, 0, 96, 100));
    write(series, NEW_YEAR, new Version(50, 0), quarters(NEW_YEAR, 4, 2, 300));

    assertThat(store.readings().read(series, NEW_YEAR, NEW_YEAR, 9).isEmpty()).isTrue();
    assertThat(store.readings().read(series, NEW_YEAR, NEW_YEAR, 49))
        .isEqualTo(quarters(NEW_YEAR, 0, 96, 100));
    assertThat(store.readings().read(series, NEW_YEAR, NEW_YEAR, 50).unscaled(4))
        .isEqualTo(300 + 4);
  }

  @Test
  void writingTheSameAgainChangesNothing() {
    Series series = new Series("twice", Channel.KWH);
    Readings readings = quarters(NEW_YEAR, 0, 96, 100);
    write(series, NEW_YEAR, new Version(10, 0), readings);
    write(series, NEW_YEAR, new Version(10, 0), readings);

    assertThat(store.readings().read(series, NEW_YEAR, NEW_YEAR)).isEqualTo(readings);
    assertThat(
            store
                .session()
                .execute("SELECT count(*) FROM day_block WHERE device_id = 'twice' AND year = 2026")
                .one()
                .getLong(0))
        .isEqualTo(1);
  }

  @Test
  void channelsAreKeptApart() {
    Series kwh = new Series("two-channels", Channel.KWH);
    Series export = new Series("two-channels", Channel.of("KWH_EXPORT"));
    write(kwh, NEW_YEAR, new Version(1, 0), quarters(NEW_YEAR, 0, 1, 100));
    write(export, NEW_YEAR, new Version(1, 0), quarters(NEW_YEAR, 0, 1, 900));

    assertThat(store.readings().read(kwh, NEW_YEAR, NEW_YEAR).unscaled(0)).isEqualTo(100);
    assertThat(store.readings().read(export, NEW_YEAR, NEW_YEAR).unscaled(0)).isEqualTo(900);
    assertThat(store.readings().channels("two-channels"))
        .containsExactly(Channel.KWH, Channel.of("KWH_EXPORT"));
  }

  @Test
  void whatWasNeverWrittenIsUnknown() {
    Series nobody = new Series("nobody", Channel.KWH);

    assertThat(store.readings().isKnown("nobody")).isFalse();
    assertThat(store.readings().newestDay(nobody, Version.NO_LIMIT)).isEmpty();
    assertThat(store.readings().read(nobody, NEW_YEAR, NEW_YEAR + 400).isEmpty()).isTrue();
  }

  @Test
  void theStorageZoneIsFixedByTheFirstStart() {
    CassandraSettings settings = TestKeyspace.settings();

    assertThatThrownBy(
            () ->
                EnergyStore.open(
                    settings, Optional.of(new StorageZone(ZoneId.of("Europe/Berlin")))))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("storage.zone is Europe/Berlin, but the stored days were cut in UTC")
        .extracting("code")
        .isEqualTo(ErrorCode.SETTING_CONFLICTS);
    try (EnergyStore again = EnergyStore.open(settings, Optional.empty())) {
      assertThat(again.zone()).isEqualTo(StorageZone.UTC);
    }
  }

  private void write(Series series, long day, Version version, Readings readings) {
    BlockWriter writer = store.dayBlocks().writer();
    writer.write(new DayBlock(series, day, version, encoder.encode(readings)));
    writer.flush();
  }

  /** Quarter hours {@code from} and following of a day, of {@code base} + their number Wh. */
  private static Readings quarters(long day, int from, int count, int base) {
    long midnight = Instant.EPOCH.plusSeconds(day * 86_400).toEpochMilli();
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = from; i < from + count; i++) {
      readings.add(midnight + i * QUARTER, 900, base + i, 3, Quality.ACTUAL);
    }
    return readings.build();
  }
}
