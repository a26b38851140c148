package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BlockRoundTripTest {
  private final BlockEncoder encoder = new BlockEncoder();

  @Test
  void readingsOfEveryShapeComeBackAsTheyWere() {
    for (long seed = 0; seed < 5_000; seed++) {
      Readings readings = new RandomReadings(seed).next();
      Readings back = BlockDecoder.decode(encoder.encode(readings));
      assertThat(back).as("readings of seed %d", seed).isEqualTo(readings);
    }
  }

  @Test
  void householdDayTakesAboutOneByteAReading() {
    ReadingsBuilder day = new ReadingsBuilder(96);
    for (int i = 0; i < 96; i++) {
      day.add(i * 900_000L, 900, 40 + (i * 7919L) % 128, 3, Quality.ACTUAL);
    }
    assertThat(encoder.encode(day.build())).hasSizeLessThan(110);
  }

  @Test
  void constantDayTakesABitAGroup() {
    assertThat(encoder.encode(regular(0, 96, 900, 0))).hasSize(8);
  }

  @Test
  void dayOffTheGridTakesFewBytesMore() {
    long off = 12 * 3_600_000L + 20 * 60_000L + 40_000L;
    int onGrid = encoder.encode(regular(1_775_000_000_000L / 900_000 * 900_000, 96, 900, 7)).length;
    int offGrid =
        encoder.encode(regular(1_775_001_600_000L / 900_000 * 900_000 + off, 96, 900, 7)).length;
    assertThat(offGrid - onGrid).isBetween(1, 4);
  }

  @Test
  void blockHoldsMoreThanAYearOfFiveMinutes() {
    Readings max = regular(0, Limits.MAX_READINGS, 300, 5);
    assertThat(BlockDecoder.decode(encoder.encode(max))).isEqualTo(max);
    assertThatThrownBy(() -> encoder.encode(regular(0, Limits.MAX_READINGS + 1, 300, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constantColumnsStayOneValue() {
    Readings back = BlockDecoder.decode(encoder.encode(regular(0, 96, 900, 7)));
    long[] sevens = new long[96];
    Arrays.fill(sevens, 7);
    assertThat(back)
        .usingRecursiveComparison()
        .isEqualTo(Readings.withoutGaps(0, 900, sevens, null, 3, null, null));
  }

  /** Worked out by hand from FORMAT.md: code 164,083 is zigzag 328,166, in groups of 7 bits. */
  @Test
  void methodAndReasonOfAQualityAreStoredAsTheFormatSays() {
    byte[] block = HexFormat.of().parseHex("013c010100e68314030000");
    ReadingsBuilder one = new ReadingsBuilder(1);
    one.add(900_000, 900, 0, 3, Quality.FINAL_SUBSTITUTE.with(14, 79));

    assertThat(BlockDecoder.decode(block)).isEqualTo(one.build());
    assertThat(encoder.encode(one.build())).isEqualTo(block);
  }

  @Test
  void bufferIsReadFromItsPositionAndLeftThere() {
    byte[] block = encoder.encode(regular(0, 96, 900, 7));
    ByteBuffer buffer = ByteBuffer.allocateDirect(block.length + 5);
    buffer.put(3, block).position(3).limit(3 + block.length);
    assertThat(BlockDecoder.decode(buffer)).isEqualTo(regular(0, 96, 900, 7));
    assertThat(buffer.position()).isEqualTo(3);
  }

  @Test
  void scratchOfALargerBlockLeavesNoTraceInASmaller() {
    byte[] alone = new BlockEncoder().encode(regular(0, 3, 900, 1));
    encoder.encode(new RandomReadings(2).next());
    encoder.encode(regular(0, 5000, 60, Long.MIN_VALUE / 3));
    assertThat(encoder.encode(regular(0, 3, 900, 1))).isEqualTo(alone);
  }

  @Test
  void whatTheModelForbidsIsRefused() {
    refused(Readings.EMPTY);
    refused(columns(new long[] {5, 5}, 900, 0));
    refused(columns(new long[] {-1, 5}, 900, 0));
    refused(columns(new long[] {0, Interval.END_OF_STARTS}, 900, 0));
    refused(columns(new long[] {0, 1}, 0, 0));
    refused(columns(new long[] {0, 1}, Interval.LONGEST + 1, 0));
    refused(columns(new long[] {0, 1}, 900, 39));
    refused(columns(new long[] {0, 1}, 900, -1));
    ReadingsBuilder tooWide = new ReadingsBuilder(1);
    tooWide.add(0, 900, BigDecimal.TEN.pow(38), Quality.ACTUAL);
    refused(tooWide.build());
  }

  private void refused(Readings readings) {
    assertThatThrownBy(() -> encoder.encode(readings)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Readings columns(long[] starts, int interval, int scale) {
    return Readings.ofColumns(
        starts, null, interval, new long[starts.length], null, scale, null, null);
  }

  private static Readings regular(long first, int size, int interval, long digits) {
    long[] starts = new long[size];
    long[] values = new long[size];
    Arrays.setAll(starts, i -> first + i * (interval * 1000L));
    Arrays.fill(values, digits);
    return Readings.ofColumns(starts, null, interval, values, null, 3, null, null);
  }
}
