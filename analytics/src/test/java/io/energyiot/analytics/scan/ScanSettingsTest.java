package io.energyiot.analytics.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.bulk.process.ScanMode;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanSettingsTest {
  private static ScanSettings taken(Map<String, String> settings) {
    return ScanSettings.from(Settings.of(settings, "test"));
  }

  @Test
  void sstablesAreReadWhereCassandraRunsHereUnlessCqlIsAskedFor() {
    assertThat(taken(Map.of())).isEqualTo(new ScanSettings(ScanMode.AUTO, new NodeJmx(0, null)));
    assertThat(taken(Map.of()).mayReadSstables()).isFalse();
    assertThat(taken(Map.of("load.jmx_port", "7199")).mayReadSstables()).isTrue();
    assertThat(taken(Map.of("load.jmx_port", "7199", "analytics.scan", "sstable")).mode())
        .isEqualTo(ScanMode.SSTABLE);
    assertThat(taken(Map.of("load.jmx_port", "7199", "analytics.scan", "cql")).mayReadSstables())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"analytics.scan,fast", "analytics.scam,cql", "load.jmx_port,x"})
  void whatIsWrongIsNamed(String key, String value) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> taken(Map.of(key, value)))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining(key);
  }

  @Test
  void aTableIsMeasuredByPartitionsAndBytes() {
    TableSize night = new TableSize(1_000_000, 117_000_000);
    assertThat(night.rows(1)).isEqualTo(1_000_000);
    assertThat(night.rows(365)).isBetween(1_000_000L, 1_100_000L);
    assertThat(new TableSize(20_000, 900_000_000).rows(2)).isEqualTo(40_000);
    assertThat(new TableSize(0, 0).rows(1)).isZero();
  }
}
