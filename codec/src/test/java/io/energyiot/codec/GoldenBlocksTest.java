package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Readings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks once written can be read for ever; {@code golden/README.md} says how to add some. */
class GoldenBlocksTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void encoderStillYieldsTheLastBlock(GoldenCase golden) {
    Readings readings = golden.readings();
    byte[] block = new BlockEncoder().encode(readings);
    List<byte[]> known = golden.blocks();
    boolean isNew = known.isEmpty() || !Arrays.equals(block, known.get(known.size() - 1));
    if (isNew && Boolean.getBoolean("golden.write")) {
      assertThat(BlockDecoder.decode(block)).isEqualTo(readings);
      golden.add(block);
      return;
    }
    assertThat(known).as("blocks of %s; -Dgolden.write=true adds the first", golden).isNotEmpty();
    assertThat(block).isEqualTo(known.get(known.size() - 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyBlockDecodesToItsReadings(GoldenCase golden) {
    Readings readings = golden.readings();
    assertThat(golden.blocks())
        .allSatisfy(block -> assertThat(BlockDecoder.decode(block)).isEqualTo(readings));
  }
}
