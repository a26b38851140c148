package io.energyiot.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums by quarter hours are those that plain decimals have, whatever the digits. */
class QuarterSumsTest {
  private static final long DAY_START = 1_767_225_600_000L;
  private static final int QUARTERS = 4;
  private static final int SERIES = 50;

  /** Few decimals, many, and so many digits that sums leave the range of a long. */
  private static BigDecimal value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(2000) - 1000, 3);
      case 1 -> BigDecimal.valueOf(random.nextLong(), 11);
      case 2 -> BigDecimal.valueOf(Long.MAX_VALUE - random.nextInt(10), 6);
      default -> BigDecimal.valueOf(Long.MIN_VALUE / 2 + random.nextInt(10), 0);
    };
  }

  private static Readings readings(List<BigDecimal> values) {
    long[] unscaled = new long[QUARTERS];
    byte[] scales = new byte[QUARTERS];
    for (int i = 0; i < QUARTERS; i++) {
      unscaled[i] = values.get(i).unscaledValue().longValueExact();
      scales[i] = (byte) values.get(i).scale();
    }
    return Readings.withoutGaps(DAY_START, 900, unscaled, scales, 0, null, null);
  }

  private static Readings wide(BigDecimal value) {
    return Readings.withoutGaps(
        DAY_START, 900, new long[1], null, 0, null, new BigDecimal[] {value});
  }

  @Test
  void sumsAreExactAlsoWhenPartsAreBroughtTogether() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    QuarterSums sums = new QuarterSums(QUARTERS);
    QuarterSums others = new QuarterSums(QUARTERS);
    List<List<BigDecimal>> plain = new ArrayList<>();
    for (int series = 0; series < SERIES; series++) {
      List<BigDecimal> values = new ArrayList<>();
      for (int i = 0; i < QUARTERS; i++) {
        values.add(value(random));
      }
      plain.add(values);
      (random.nextBoolean() ? sums : others).add(DayValues.of(readings(values), DAY_START));
    }
    BigDecimal wide = new BigDecimal(BigInteger.TEN.pow(30).add(BigInteger.ONE), 20);
    others.add(DayValues.of(wide(wide), DAY_START));
    sums.add(others);

    for (int i = 0; i < QUARTERS; i++) {
      int quarter = i;
      List<BigDecimal> all =
          new ArrayList<>(plain.stream().map(each -> each.get(quarter)).toList());
      if (i == 0) {
        all.add(wide);
      }
      assertThat(sums.counts().get(i)).isEqualTo(all.size());
      assertThat(sums.sums().get(i))
          .isEqualByComparingTo(all.stream().reduce(BigDecimal::add).get());
      assertThat(sums.mins().get(i))
          .isEqualByComparingTo(all.stream().min(BigDecimal::compareTo).get());
      assertThat(sums.maxs().get(i))
          .isEqualByComparingTo(all.stream().max(BigDecimal::compareTo).get());
    }
  }

  @Test
  void aSumHasTheDecimalsOfTheValueThatHasTheMost() {
    QuarterSums sums = new QuarterSums(1);
    sums.add(
        DayValues.of(
            Readings.withoutGaps(DAY_START, 900, new long[] {15}, null, 1, null, null), DAY_START));
    sums.add(
        DayValues.of(
            Readings.withoutGaps(DAY_START, 900, new long[] {250}, null, 2, null, null),
            DAY_START));
    assertThat(sums.sums()).containsExactly(new BigDecimal("4.00"));
  }
}
