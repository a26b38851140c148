package io.energyiot.query.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {
  @Test
  void nothingHasNoSum() {
    Aggregate nothing = new Aggregate();

    assertThat(nothing.sum()).isNull();
    assertThat(nothing.min()).isNull();
    assertThat(nothing.max()).isNull();
    assertThat(nothing.mean()).isNull();
    assertThat(nothing.count()).isZero();
  }

  @Test
  void aSumOverTheRangeOfALongIsExact() {
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);

    Aggregate aggregate = aggregate(List.of(most, most, most));

    assertThat(aggregate.sum()).isEqualTo(most.multiply(BigDecimal.valueOf(3)));
    assertThat(aggregate.max()).isEqualTo(most);
  }

  @Test
  void theMeanHasThreeDecimalsMoreThanTheSum() {
    Aggregate aggregate =
        aggregate(List.of(new BigDecimal("0.1"), new BigDecimal("0.2"), BigDecimal.ZERO));

    assertThat(aggregate.mean()).isEqualTo(new BigDecimal("0.1000"));
    assertThat(aggregate.sum()).isEqualTo(new BigDecimal("0.3"));
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
    Aggregate aggregate = new Aggregate();
    for (int i = 0; i < readings.size(); i++) {
      aggregate.add(readings, i);
    }
    return aggregate;
  }
}
