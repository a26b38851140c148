package io.energyiot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ReadingsBuilderTest {
  private static final BigDecimal WIDE = new BigDecimal("12345678901234567890.12345");

  private final ReadingsBuilder builder = new ReadingsBuilder(1);

  @Test
  void ordersByStartAndTheLaterAddedWins() {
    builder.add(2000, 900, new BigDecimal("2.0"), Quality.ACTUAL);
    builder.add(1000, 900, new BigDecimal("1.50"), Quality.ACTUAL);
    builder.add(2000, 900, WIDE, Quality.ESTIMATED);
    builder.add(3000, 300, null, Quality.MISSING);

    Readings readings = builder.build();

    assertThat(readings.size()).isEqualTo(3);
    assertThat(builder.repeated()).isEqualTo(1);
    assertThat(readings.value(0)).isEqualTo(new BigDecimal("1.50"));
    assertThat(readings.value(1)).isEqualTo(WIDE);
    assertThat(readings.quality(1)).isEqualTo(Quality.ESTIMATED);
    assertThat(readings.value(2)).isNull();
    assertThat(readings.interval(2)).isEqualTo(300);
    assertThat(readings.hasOneInterval()).isFalse();
  }

  @Test
  void aLaterValueThatIsNotWideReplacesAWideOne() {
    builder.add(1000, 900, WIDE, Quality.ACTUAL);
    builder.add(1000, 900, BigDecimal.ONE, Quality.ACTUAL);

    assertThat(builder.build().value(0)).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void keepsTheExtremesOfALong() {
    builder.add(1000, 900, BigDecimal.valueOf(Long.MIN_VALUE, 5), Quality.ACTUAL);
    builder.add(2000, 900, BigDecimal.valueOf(Long.MAX_VALUE, 38), Quality.ACTUAL);

    Readings readings = builder.build();

    assertThat(readings.value(0)).isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE, 5));
    assertThat(readings.value(1)).isEqualTo(BigDecimal.valueOf(Long.MAX_VALUE, 38));
    assertThat(readings.isWide(0)).isFalse();
  }

  @Test
  void addsAllOfOtherReadings() {
    builder.add(1000, 900, WIDE, Quality.ACTUAL);
    builder.add(2000, 900, BigDecimal.TEN, Quality.EDITED);
    Readings first = builder.build();

    ReadingsBuilder second = new ReadingsBuilder(1);
    second.addAll(first);

    assertThat(second.build()).isEqualTo(first);
  }

  @Test
  void slicesAndFindsByStart() {
    for (int i = 0; i < 10; i++) {
      builder.add(i * 1000L, 1, i, 0, Quality.ACTUAL);
    }
    Readings readings = builder.build();

    assertThat(readings.firstFrom(2500)).isEqualTo(3);
    assertThat(readings.firstFrom(3000)).isEqualTo(3);
    assertThat(readings.firstFrom(99_000)).isEqualTo(10);
    assertThat(readings.slice(3, 5).start(1)).isEqualTo(4000);
  }

  @Test
  void readingsWithoutGapsAreThoseWithTheirStartsWrittenOut() {
    long[] digits = {1, 2, 3, 4};
    Readings implied = Readings.withoutGaps(500, 2, digits, null, 3, null, null);
    Readings written =
        Readings.ofColumns(
            new long[] {500, 2500, 4500, 6500}, null, 2, digits, null, 3, null, null);

    assertThat(implied).isEqualTo(written).hasSameHashCodeAs(written);
    assertThat(implied.slice(1, 3)).isEqualTo(written.slice(1, 3));
    assertThat(implied.end(3)).isEqualTo(8500);
    for (long time = -3000; time < 12_000; time += 250) {
      assertThat(implied.firstFrom(time)).as("from %d", time).isEqualTo(written.firstFrom(time));
    }
    builder.addAll(implied);
    assertThat(builder.build()).isEqualTo(written);
  }

  /** Of a value of 20 digits: a decimal of 40 bytes, a number of 40, an array of 16 and 12. */
  @Test
  void tellsHowManyBytesItsReadingsTake() {
    for (int i = 0; i < 1_000; i++) {
      builder.add(i * 1_000L, 1, i, 0, Quality.ACTUAL);
    }
    assertThat(builder.bytes() / 1_000).isBetween(22L, 44L);
    ReadingsBuilder wide = new ReadingsBuilder(4);
    for (int i = 0; i < 1_000; i++) {
      wide.add(i * 1_000L, 1, new java.math.BigDecimal("12345678901234567890"), Quality.ACTUAL);
    }
    assertThat(wide.bytes() / 1_000).isBetween(130L, 170L);
  }

  @Test
  void buildsNothingFromNothing() {
    assertThat(builder.build()).isEqualTo(Readings.EMPTY);
  }
}
