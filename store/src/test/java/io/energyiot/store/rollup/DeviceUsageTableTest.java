package io.energyiot.store.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceUsageTableTest {
  /** Worked out apart from the code; the last two have a hash below zero, one has the lowest. */
  @ParameterizedTest
  @CsvSource({"A, 1", "M-1, 49", "meter-000001, 5", "Zähler, 59", "polygenelubricants, 0"})
  void aDeviceIsInTheSameShareForEver(String deviceId, int share) {
    assertThat(DeviceUsageTable.share(deviceId)).isEqualTo(share);
  }
}
