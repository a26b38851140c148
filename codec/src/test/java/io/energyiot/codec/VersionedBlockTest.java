package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.error.EnergyException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionedBlockTest {
  private static final long DAY = 1_775_000_000_000L / 86_400_000 * 86_400_000;
  private static final int QUARTER = 900;

  private static VersionedBlock day(int readings, long seed) {
    Random random = new Random(seed);
    ReadingsBuilder builder = new ReadingsBuilder(readings);
    long[] versions = new long[readings];
    for (int i = 0; i < readings; i++) {
      long start = DAY + i * (QUARTER * 1000L);
      Quality quality = random.nextInt(10) == 0 ? Quality.MISSING : Quality.ACTUAL;
      builder.add(start, QUARTER, random.nextInt(500), 3, quality);
      versions[i] = start + (QUARTER * 1000L) + (random.nextInt(30_000) - 10_000);
    }
    long offset = (3L << 48) + random.nextInt(1_000_000);
    long[] sequences = new long[readings];
    Arrays.setAll(sequences, i -> offset + i * 300L + random.nextInt(300));
    return new VersionedBlock(builder.build(), versions, sequences);
  }

  @Test
  void whatGoesInComesOut() {
    for (long seed = 0; seed < 100; seed++) {
      VersionedBlock block = day(1 + (int) seed, seed);
      byte[] bytes = block.encode(new BlockEncoder());

      assertThat(VersionedBlock.isVersioned(bytes)).isTrue();
      VersionedBlock decoded = VersionedBlock.decode(bytes);
      assertThat(decoded.readings()).isEqualTo(block.readings());
      assertThat(decoded.millis()).isEqualTo(block.millis());
      assertThat(decoded.sequences()).isEqualTo(block.sequences());
      assertThat(BlockDecoder.decode(bytes)).isEqualTo(block.readings());
    }
  }

  @Test
  void aDayOfAMeterThatSendsEachQuarterHourIsSmall() {
    assertThat(day(96, 1).encode(new BlockEncoder())).hasSizeLessThan(6 * 96);
  }

  @Test
  void allReadingsCanGetOneSequenceWithoutPackingThemAgain() {
    for (int size = 1; size < 100; size++) {
      VersionedBlock block = day(size, size);
      byte[] packed = block.encode(new BlockEncoder());
      long[] same = new long[size];
      Arrays.fill(same, 1_775_000_000_000L);
      byte[] expected =
          new VersionedBlock(block.readings(), block.millis(), same).encode(new BlockEncoder());

      assertThat(VersionedBlock.withSequence(packed, 1_775_000_000_000L)).isEqualTo(expected);
    }
  }

  @Test
  void anySequenceComesOut() {
    long[] sequences = {Long.MAX_VALUE, 0, 1, Long.MAX_VALUE - (1L << 43), 32_767L << 48};
    ReadingsBuilder builder = new ReadingsBuilder(sequences.length);
    long[] millis = new long[sequences.length];
    for (int i = 0; i < sequences.length; i++) {
      builder.add(DAY + i, 1, i, 0, Quality.ACTUAL);
    }
    byte[] block =
        new VersionedBlock(builder.build(), millis, sequences).encode(new BlockEncoder());

    assertThat(VersionedBlock.decode(block).sequences()).isEqualTo(sequences);
    assertThat(VersionedBlock.decode(block).millis()).isEqualTo(millis);
  }

  /** Written once; must be read for ever. Two readings, 0.100 and 0.250, 10 and 25 seconds late. */
  private static final String GOLDEN_2 =
      "020c011c02a0af780306c801c086011c02a0af78000de08a6f0080a911";

  /** The same readings, of the offsets 7 and 9 of partition 3. */
  private static final String GOLDEN_3 =
      "030c011c02a0af780306c801c0860de08a6f0080a911018e8080808080800309";

  @Test
  void goldenBlocksAreStillRead() {
    Readings readings = goldenReadings();
    long[] millis = {DAY + 910_000, DAY + 1_825_000};
    VersionedBlock of2 = VersionedBlock.decode(HexFormat.of().parseHex(GOLDEN_2));
    VersionedBlock of3 = VersionedBlock.decode(HexFormat.of().parseHex(GOLDEN_3));

    assertThat(of2.readings()).isEqualTo(readings);
    assertThat(of2.millis()).isEqualTo(millis);
    assertThat(of2.sequences()).isNull();
    assertThat(of3.readings()).isEqualTo(readings);
    assertThat(of3.millis()).isEqualTo(millis);
    assertThat(of3.sequences()).isEqualTo(goldenSequences());
  }

  @Test
  void theEncoderStillYieldsTheGoldenBlock() {
    long[] millis = {DAY + 910_000, DAY + 1_825_000};
    byte[] block =
        new VersionedBlock(goldenReadings(), millis, goldenSequences()).encode(new BlockEncoder());

    assertThat(HexFormat.of().formatHex(block)).isEqualTo(GOLDEN_3);
  }

  private static Readings goldenReadings() {
    ReadingsBuilder builder = new ReadingsBuilder(2);
    builder.add(DAY, QUARTER, 100, 3, Quality.ACTUAL);
    builder.add(DAY + 900_000, QUARTER, 250, 3, Quality.ACTUAL);
    return builder.build();
  }

  private static long[] goldenSequences() {
    return new long[] {(3L << 48) + 7, (3L << 48) + 9};
  }

  @Test
  void damageIsToldAndNeverMore() {
    byte[] good = day(20, 5).encode(new BlockEncoder());
    for (int length = 1; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> VersionedBlock.decode(cut)).isInstanceOf(EnergyException.class);
    }
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = good.clone();
      damaged[1 + random.nextInt(good.length - 1)] ^= (byte) (1 << random.nextInt(8));
      decodeOrRefuse(damaged);
    }
  }

  private static void decodeOrRefuse(byte[] block) {
    try {
      assertThat(VersionedBlock.decode(block).readings().size()).isPositive();
    } catch (EnergyException e) {
      assertThat(e).hasMessageContaining("");
    }
  }
}
