package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DamagedBlockTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void blockCutShortIsRefused(GoldenCase golden) {
    byte[] block = golden.blocks().get(0);
    for (int length = 0; length < block.length; length++) {
      assertRefused(Arrays.copyOf(block, length), "");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flippedBitsGiveReadingsOrARefusal(GoldenCase golden) {
    byte[] block = golden.blocks().get(0);
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] damaged = block.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[random.nextInt(block.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertReadableOrRefused(damaged, seed);
    }
  }

  @Test
  void randomBytesGiveReadingsOrARefusal() {
    for (long seed = 0; seed < 30_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[3 + random.nextInt(60)];
      random.nextBytes(bytes);
      bytes[0] = BlockHeader.VERSION;
      bytes[2] &= 0x7F;
      assertReadableOrRefused(bytes, seed);
    }
  }

  private static void assertReadableOrRefused(byte[] block, long seed) {
    try {
      byte[] again = new BlockEncoder().encode(BlockDecoder.decode(block));
      assertThat(again).as("block of seed %d", seed).isNotEmpty();
    } catch (EnergyException e) {
      assertThat(e.code()).as("seed %d", seed).isEqualTo(ErrorCode.BLOCK_CORRUPT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "04                         | format version 4; versions 1 to 3 are known here",
        "01 07                      | no interval length has code 7",
        "01 1C 00                   | the number of readings is 0",
        "01 1C 81 80 08 01 03 00 00 | the number of readings is 131073",
        "01 1C 80 80 08 01 03 00 00 | too short for 131072 readings",
        "01 1C FF FF FF FF FF FF FF FF FF FF | more than 10 bytes",
        "01 1C 01 01 27 00 00       | a scale is 39",
        "01 1C 01 01 03 80 00 00    | a column of 1 numbers has order 2",
        "01 1C 03 01 03 C0 00 00    | a column of 3 numbers has order 3",
        "01 1C 01 01 03 00 00 00    | 1 bytes follow its end",
        "01 1C 02 01 03 01 00 0B    | the bits that fill up a byte are not zero",
        "01 09 02 00 01 03 00 00    | the interval is 0",
        "01 0C 02 80 C0 EB 97 AC D3 01 03 00 00 | the first start is",
        "01 14 01 01 01 00 00 03 00 00 | a single reading has no gaps",
        "01 14 02 01 00 00 00 03 00 00 | the unit of gaps is 0",
        "01 14 02 01 C0 F7 36 00 03 03 00 00 | a start is",
        "01 3C 01 01 00 12 03 00 00 | a quality is 9",
        "01 3C 01 01 00 C0 19 03 00 00 | a quality is 1632", // method 101, of kind 0
        "01 5C 01 01 02 01 00 00    | a scale is 1 and not in 2",
      })
  void refusalSaysWhatIsWrong(String hex, String why) {
    assertRefused(HexFormat.of().parseHex(hex.replace(" ", "")), why);
  }

  private static void assertRefused(byte[] block, String why) {
    assertThatThrownBy(() -> BlockDecoder.decode(block))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCK_CORRUPT))
        .hasMessageStartingWith("a block of " + block.length + " bytes is damaged at byte ")
        .hasMessageContaining(why);
  }
}
