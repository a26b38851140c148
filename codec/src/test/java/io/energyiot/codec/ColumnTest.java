package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ColumnTest {
  private final ColumnWriter writer = new ColumnWriter();

  @Test
  void numbersOfEveryWidthComeBack() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      int width = 1 + random.nextInt(64);
      long[] column = random.longs(1 + random.nextInt(100)).map(n -> n >> (64 - width)).toArray();
      assertThat(readBack(column)).as("column of seed %d", seed).isEqualTo(column);
    }
  }

  @Test
  void oneHighPartMayBeLongerThanAWindow() {
    for (int high = 50; high < 300; high++) {
      long[] column = new long[17];
      column[3] = high;
      column[16] = 1;
      assertThat(readBack(column)).as("high part %d", high).isEqualTo(column);
    }
  }

  @Test
  void straightLineTakesABitAGroup() {
    long[] line = LongStream.range(0, 16_000).map(i -> 500 - 3 * i).toArray();
    assertThat(written(line)).hasSizeBetween(16_000 / 16 / 8, 16_000 / 16 / 8 + 8);
    assertThat(readBack(line)).isEqualTo(line);
  }

  @Test
  void differencesWrapAround() {
    long[] column = new long[40];
    Arrays.setAll(column, i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
    assertThat(readBack(column)).isEqualTo(column);
  }

  private byte[] written(long[] column) {
    BitWriter out = new BitWriter();
    writer.write(column, column.length, out);
    return out.toBytes();
  }

  private long[] readBack(long[] column) {
    BitReader in = new BitReader(written(column));
    long[] back = new long[column.length];
    new ColumnReader(in).read(back, column.length);
    assertThat(in.left()).isZero();
    return back;
  }
}
