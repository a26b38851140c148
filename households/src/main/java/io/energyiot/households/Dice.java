package io.energyiot.households;

/**
 * Numbers that look random and are the same for a seed. Source: SplitMix64, as in Steele, Lea and
 * Flood, Fast Splittable Pseudorandom Number Generators, 2014.
 */
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  /** Dice that depend on the seed, the purpose and the number. */
  Dice(long seed, long purpose, long number) {
    state = mix(mix(seed + STEP * purpose) + STEP * number);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The next 64 bits. */
  long bits() {
    state += STEP;
    return mix(state);
  }

  /** A number from {@code min} to {@code max}, each equally likely. */
  int between(int min, int max) {
    long range = max - min + 1L;
    return min + (int) (((bits() >>> 32) * range) >>> 32);
  }

  /** Whether an event of {@code percent} percent happens. */
  boolean chance(int percent) {
    return between(1, 100) <= percent;
  }

  /**
   * An almost normal number around 0: standard deviation {@code deviation}, at most 3.4 times that.
   */
  int bell(int deviation) {
    long bits = bits();
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    // four numbers of 16 bits: mean 131,070, standard deviation 37,837
    return (int) ((sum - 131_070) * deviation / 37_837);
  }
}
