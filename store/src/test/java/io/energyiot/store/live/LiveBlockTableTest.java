package io.energyiot.store.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveBlockTableTest {
  /**
   * Worked out apart from the code: the upper half of the hash times 0x9E3779B9, modulo 64. What is
   * stored is found by it, so it never changes.
   */
  @ParameterizedTest
  @CsvSource({"A, 21", "M-1, 37", "M-2, 29", "meter-000001, 10", "Zähler, 47"})
  void aDeviceIsInTheSameShareForEver(String deviceId, int share) {
    assertThat(LiveBlockTable.shareOf(deviceId)).isEqualTo(share);
  }
}
