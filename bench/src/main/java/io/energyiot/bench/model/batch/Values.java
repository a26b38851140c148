package io.energyiot.bench.model.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Random values and qualities. */
final class Values {
  private static final int MAX_DIGITS = 38;
  private static final List<String> RARE =
      List.of(
          "estimated",
          "substituted",
          "final_substitute",
          "edited",
          "questionable",
          "derived",
          "projected");

  private Values() {}

  /** Most have three decimals; the others have 1 to 38 digits, a sign, or zeros at their end. */
  static BigDecimal value(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> new BigDecimal(random.nextInt(100));
      case 1 -> {
        int digits = 1 + random.nextInt(MAX_DIGITS);
        BigInteger number = new BigInteger(digits * 4, random).mod(BigInteger.TEN.pow(digits));
        yield new BigDecimal(number, random.nextInt(digits + 1));
      }
      case 2 -> BigDecimal.valueOf(-random.nextInt(5_000), 3);
      case 3 -> BigDecimal.valueOf(10L * random.nextInt(300), 4);
      default -> BigDecimal.valueOf(random.nextInt(900), 3);
    };
  }

  /** Returns a quality of a reading that has a value. */
  static String quality(Random random) {
    return random.nextInt(6) > 0 ? "actual" : RARE.get(random.nextInt(RARE.size()));
  }
}
