package io.energyiot.codec;

import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Readings of all shapes, each a mix of a way to place times, to write values and to doubt them.
 */
final class RandomReadings {
  private static final int[] LENGTHS = {1, 60, 300, 900, 1800, 3600, 86_400, 2_678_400};
  private static final BigInteger WIDEST = BigInteger.TEN.pow(38);

  private final RandomGenerator random;

  RandomReadings(long seed) {
    random = new Random(seed);
  }

  /** One to 300 readings. */
  Readings next() {
    int size = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(300);
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    int times = random.nextInt(6);
    int values = random.nextInt(10);
    int doubt = random.nextInt(4);
    int scale = random.nextInt(19);
    ReadingsBuilder readings = new ReadingsBuilder(size);
    long start = firstStart(length);
    for (int i = 0; i < size; i++) {
      Quality quality = quality(doubt);
      int own = times == 3 ? 1 + random.nextInt(100_000) : length;
      readings.add(start, own, quality == Quality.MISSING ? null : value(values, scale), quality);
      start += step(times, own);
    }
    Readings all = readings.build();
    return all.slice(0, Math.max(1, all.firstFrom(Interval.END_OF_STARTS)));
  }

  private long firstStart(int length) {
    long millis = random.nextLong(Interval.END_OF_STARTS);
    return switch (random.nextInt(4)) {
      case 0 -> millis;
      case 1 -> millis / 1000 * 1000;
      case 2 -> 0;
      default -> millis / (length * 1000L) * (length * 1000L);
    };
  }

  private long step(int times, int length) {
    long whole = length * 1000L;
    return switch (times) {
      case 0 -> whole * (random.nextInt(10) == 0 ? 1 + random.nextInt(50) : 1);
      case 1 -> Math.max(1, whole + random.nextInt(1001) - 500);
      case 2 -> 1 + random.nextLong(1L << (1 + random.nextInt(36)));
      default -> whole;
    };
  }

  private Quality quality(int doubt) {
    return switch (doubt) {
      case 0 -> Quality.ofCode(random.nextInt(Quality.codes()));
      case 1 -> random.nextInt(20) == 0 ? Quality.MISSING : Quality.ACTUAL;
      default -> doubt == 2 && random.nextInt(50) == 0 ? Quality.ESTIMATED : Quality.ACTUAL;
    };
  }

  private BigDecimal value(int values, int scale) {
    return switch (values) {
      case 0 -> BigDecimal.valueOf(random.nextInt(500), scale);
      case 1 -> new BigDecimal(Double.toString(random.nextInt(2000) / 1000.0));
      case 2 -> new BigDecimal(Double.toString(random.nextDouble()));
      case 3 -> BigDecimal.valueOf(random.nextLong(), scale);
      case 4 -> BigDecimal.valueOf(extreme(), random.nextInt(39));
      case 5 -> new BigDecimal(wide(), random.nextInt(39));
      case 6 -> new BigDecimal(random.nextInt(10) == 0 ? wide() : BigInteger.ONE, scale);
      case 7 -> BigDecimal.valueOf(random.nextInt(200) - 100, random.nextInt(3));
      case 8 -> BigDecimal.valueOf(random.nextInt(3) == 0 ? random.nextLong() : 0, scale);
      default -> BigDecimal.valueOf(extreme(), scale);
    };
  }

  private long extreme() {
    long[] extremes = {Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, -1, 1L << 62, -1L << 62};
    return extremes[random.nextInt(extremes.length)];
  }

  private BigInteger wide() {
    BigInteger digits = new BigInteger(130, (Random) random).mod(WIDEST);
    return random.nextBoolean() ? digits : digits.negate();
  }
}
