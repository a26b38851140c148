package io.energyiot.query.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {
  private static final Series KWH = new Series("MTR1", Channel.KWH);

  @Test
  void nothingHasNoSum() {
    Aggregate nothing = aggregate(List.of());

    assertThat(nothing.sum()).isNull();
    assertThat(nothing.min()).isNull();
    assertThat(nothing.max()).isNull();
    assertThat(nothing.mean()).isNull();
    assertThat(nothing.count()).isZero();
  }

  @Test
  void aSumOverTheRangeOfALongIsExact() {
    BigDecimal max = BigDecimal.valueOf(Long.MAX_VALUE);

    Aggregate aggregate = aggregate(List.of(max, max, max));

    assertThat(aggregate.sum()).isEqualTo(max.multiply(BigDecimal.valueOf(3)));
    assertThat(aggregate.max()).isEqualTo(max);
  }

  @Test
  void theMeanHasThreeDecimalsMoreThanTheSum() {
    Aggregate aggregate =
        aggregate(List.of(new BigDecimal("0.1"), new BigDecimal("0.2"), BigDecimal.ZERO));

    assertThat(aggregate.mean()).isEqualTo(new BigDecimal("0.1000"));
    assertThat(aggregate.sum()).isEqualTo(new BigDecimal("0.3"));
  }

  @Test
  void thePeakIsADemandNotAValue() {
    // 1 kWh in an hour is less than 0.3 kWh in a quarter hour; the first of two equal ones counts.
    ReadingsBuilder builder = new ReadingsBuilder(3);
    builder.add(0, 3600, new BigDecimal("1.0"), Quality.ACTUAL);
    builder.add(3_600_000, 900, new BigDecimal("0.3"), Quality.ACTUAL);
    builder.add(4_500_000, 900, new BigDecimal("0.30"), Quality.ACTUAL);

    Aggregate aggregate = new Aggregates(KWH, builder.build()).of(0, 3);

    assertThat(aggregate.max()).isEqualTo(new BigDecimal("1.0"));
    assertThat(aggregate.peak()).contains(new TimedValue(3_600_000, new BigDecimal("1.2")));
    // 1.6 kWh in 1.5 hours are 1.0667 kW on average; 1.0667 / 1.2 = 0.8889.
    assertThat(aggregate.loadFactor()).isEqualTo(new BigDecimal("0.8889"));
  }

  @Test
  void thereIsNoLoadFactorBelowZeroAndNoDemandOfAVoltage() {
    ReadingsBuilder builder = new ReadingsBuilder(1);
    builder.add(0, 900, new BigDecimal("-2"), Quality.ACTUAL);
    Readings readings = builder.build();

    Aggregate energy = new Aggregates(KWH, readings).of(0, 1);
    Aggregate voltage = new Aggregates(new Series("MTR1", Channel.of("V")), readings).of(0, 1);

    assertThat(energy.peak()).contains(new TimedValue(0, new BigDecimal("-8")));
    assertThat(energy.loadFactor()).isNull();
    assertThat(voltage.peak()).isEmpty();
    assertThat(voltage.loadFactor()).isNull();
    assertThat(voltage.sum()).isEqualTo(new BigDecimal("-2"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.052, 900, 0.208",
    "1.50, 86400, 0.0625",
    "0.1, 86400, 0.0042", // 0.0041666…
    "0.000, 420, 0.000",
    "-1, 420, -8.571", // 60 / 7
    "7, 420, 60",
    "1, 31457280, 0.00011444091796875", // 2^21 × 15
  })
  void aDemandIsExactOrHasThreeDecimalsMore(BigDecimal energy, int seconds, String demand) {
    assertThat(Demand.of(energy, seconds)).isEqualTo(new BigDecimal(demand));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0, -1",
    "20, 2, 1, 0",
    "21, 2, 1, 1",
    "9223372036854775807, 922337203685477581, 1, -1",
    "-9223372036854775808, -922337203685477581, 1, 1",
    "5, 1, 30, -1",
    "5, -1, 30, 1",
    "5, 0, 30, 1"
  })
  void valuesOfDifferentScalesAreCompared(long a, long b, int places, int sign) {
    assertThat(ReadingOrder.compareShifted(a, b, places)).isEqualTo(sign);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithPlainArithmetic(long seed) {
    Random random = new Random(seed);
    List<BigDecimal> values =
        IntStream.range(0, 1 + random.nextInt(200)).mapToObj(i -> value(random)).toList();

    Aggregate aggregate = aggregate(values);

    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(aggregate.sum()).as("seed %d", seed).isEqualByComparingTo(sum);
    assertThat(aggregate.min())
        .isEqualByComparingTo(values.stream().min(BigDecimal::compareTo).get());
    assertThat(aggregate.max())
        .isEqualByComparingTo(values.stream().max(BigDecimal::compareTo).get());
    assertThat(aggregate.count()).isEqualTo(values.size());
  }

  private static BigDecimal value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(1000), 3);
      case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(18));
      case 2 -> new BigDecimal(new BigInteger(120, random), random.nextInt(30));
      default -> BigDecimal.valueOf(-random.nextInt(1000), random.nextInt(5));
    };
  }

  private static Aggregate aggregate(List<BigDecimal> values) {
    ReadingsBuilder builder = new ReadingsBuilder(values.size());
    for (int i = 0; i < values.size(); i++) {
      builder.add(i * 900_000L, 900, values.get(i), Quality.ACTUAL);
    }
    Readings readings = builder.build();
    return new Aggregates(KWH, readings).of(0, readings.size());
  }
}
