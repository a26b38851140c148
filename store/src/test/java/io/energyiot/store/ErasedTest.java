package io.energyiot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Version;
import io.energyiot.store.Erased.ErasedChannel;
import io.energyiot.store.block.BlockKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasedTest {
  private static final Channel EXPORT = Channel.of("KWH_EXPORT");

  private static BlockKey key(Channel channel, long day, long learned) {
    return new BlockKey(channel, day, new Version(learned, 0));
  }

  @Test
  void blocksOfADayCountOnceAsADay() {
    Erased erased =
        Erased.of(
            "M",
            500,
            true,
            List.of(
                key(EXPORT, 20_460, 1),
                key(Channel.KWH, 20_454, 2),
                key(Channel.KWH, 20_450, 1),
                key(Channel.KWH, 20_454, 1)));

    assertThat(erased)
        .isEqualTo(
            new Erased(
                "M",
                500,
                true,
                List.of(
                    new ErasedChannel(Channel.KWH, 3, 2, 20_450, 20_454),
                    new ErasedChannel(EXPORT, 1, 1, 20_460, 20_460))));
  }

  @Test
  void ofADeviceWithoutReadingsThereAreNoChannels() {
    assertThat(Erased.of("M", 500, false, List.of()).channels()).isEmpty();
  }
}
