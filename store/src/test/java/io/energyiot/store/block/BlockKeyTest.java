package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockKeyTest {
  /** An erasure until 1,000 looks at 1,500. */
  @ParameterizedTest
  @CsvSource({"0, true", "1000, true", "1001, false", "1500, false", "1501, true"})
  void erasedIsWhatWasLearnedUntilThenOrLiesInTheFuture(long learned, boolean erased) {
    BlockKey key = new BlockKey(Channel.KWH, 20_454, new Version(learned, 3));

    assertThat(key.isErased(1_000, 1_500)).isEqualTo(erased);
  }
}
