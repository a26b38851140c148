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
    return new VersionedBlock(builder.build(), versions);
  }

  @Test
  void whatGoesInComesOut() {
    for (long seed = 0; seed < 100; seed++) {
      VersionedBlock block = day(1 + (int) seed, seed);
      byte[] bytes = block.encode(new BlockEncoder());

      assertThat(VersionedBlock.isVersioned(bytes)).isTrue();
      VersionedBlock decoded = VersionedBlock.decode(bytes);
      assertThat(decoded.readings()).isEqualTo(block.readings());
      assertThat(decoded.versions()).isEqualTo(block.versions());
      assertThat(BlockDecoder.decode(bytes)).isEqualTo(block.readings());
    }
  }

  @Test
  void aDayOfAMeterThatSendsEachQuarterHourIsSmall() {
    assertThat(day(96, 1).encode(new BlockEncoder())).hasSizeLessThan(4 * 96);
  }

  /** Written once; must be read for ever. Two readings, 0.100 and 0.250, 10 and 25 seconds late. */
  @Test
  void theGoldenBlockIsStillRead() {
    byte[] golden = HexFormat.of().parseHex(GOLDEN);
    ReadingsBuilder builder = new ReadingsBuilder(2);
    builder.add(DAY, QUARTER, 100, 3, Quality.ACTUAL);
    builder.add(DAY + 900_000, QUARTER, 250, 3, Quality.ACTUAL);
    Readings readings = builder.build();
    long[] versions = {DAY + 910_000, DAY + 1_825_000};

    assertThat(VersionedBlock.decode(golden).readings()).isEqualTo(readings);
    assertThat(VersionedBlock.decode(golden).versions()).isEqualTo(versions);
    assertThat(new VersionedBlock(readings, versions).encode(new BlockEncoder())).isEqualTo(golden);
  }

  private static final String GOLDEN = "020c011c02a0af780306c801c086011c02a0af78000de08a6f0080a911";

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
