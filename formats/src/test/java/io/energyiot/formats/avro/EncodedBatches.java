package io.energyiot.formats.avro;

import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up readings of all kinds. */
final class EncodedBatches {
  private EncodedBatches() {}

  static List<Reading> random(Random random) {
    List<Reading> readings = new ArrayList<>();
    int runs = random.nextInt(6);
    for (int i = 0; i < runs; i++) {
      Series series = new Series("méter-" + random.nextInt(3), Channel.of("E" + random.nextInt(2)));
      int interval = random.nextBoolean() ? 900 : 1 + random.nextInt(Interval.LONGEST);
      long start = random.nextLong(Interval.END_OF_STARTS);
      boolean actual = random.nextBoolean();
      int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 2_000 : 10);
      for (int j = 0; j < count && start < Interval.END_OF_STARTS; j++) {
        readings.add(reading(series, start, interval, actual, random));
        start += interval * 1000L;
      }
    }
    return readings;
  }

  private static Reading reading(
      Series series, long start, int interval, boolean actual, Random random) {
    Quality quality = actual ? Quality.ACTUAL : Quality.ofCode(random.nextInt(Quality.codes()));
    BigDecimal value = quality == Quality.MISSING ? null : value(random);
    return new Reading(series, start, interval, value, quality);
  }

  private static BigDecimal value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(10_000), 3);
      case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(39));
      case 2 -> new BigDecimal(new BigInteger(120, random).negate(), random.nextInt(39));
      default -> BigDecimal.valueOf(0, random.nextInt(39));
    };
  }
}
