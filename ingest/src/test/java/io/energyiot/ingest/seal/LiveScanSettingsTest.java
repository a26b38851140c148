package io.energyiot.ingest.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.bulk.process.ScanMode;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveScanSettingsTest {
  private static LiveScanSettings taken(Map<String, String> settings) {
    return LiveScanSettings.from(Settings.of(settings, "test"), List::of);
  }

  @Test
  void sstablesAreReadWhereACassandraOfThisMachineIsKnown() {
    assertThat(taken(Map.of()).mode()).isEqualTo(ScanMode.AUTO);
    assertThat(taken(Map.of()).mayReadSstables()).isFalse();
    assertThat(taken(Map.of("load.jmx_port", "7199")).mayReadSstables()).isTrue();
    assertThat(taken(Map.of("load.jmx_port", "7199", "seal.scan", "cql")).mayReadSstables())
        .isFalse();
  }

  @Test
  void anotherWayIsRefused() {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> taken(Map.of("seal.scan", "fast")))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining("seal.scan");
  }
}
