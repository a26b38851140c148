package io.energyiot.ingest.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealingTest {
  @Test
  void cassandraIsSentTheBatchesOfUpToEightSharesAtOnce() {
    assertThat(Sealing.threads(2)).isEqualTo(2);
    assertThat(Sealing.threads(64)).isEqualTo(8);
  }
}
