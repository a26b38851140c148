package io.energyiot.bench;

import io.energyiot.codec.BlockEncoder;

/**
 * How many bytes a reading takes in the day blocks of made-up households. From the root of the
 * project, after {@code mvn package}:
 *
 * <pre>java -cp "target/energy/bench/*:target/energy/bench/lib/*" io.energyiot.bench.BlockSizes
 * </pre>
 */
public final class BlockSizes {
  private static final int HOUSEHOLDS = 20;
  private static final int DAYS = 366;

  private BlockSizes() {}

  /** Prints the figures; takes no arguments. */
  public static void main(String[] args) {
    BlockEncoder encoder = new BlockEncoder();
    long bytes = 0;
    for (int seed = 0; seed < HOUSEHOLDS; seed++) {
      Household household = new Household(seed);
      for (int day = 0; day < DAYS; day++) {
        bytes += encoder.encode(household.day(day)).length;
      }
    }
    int blocks = HOUSEHOLDS * DAYS;
    System.out.printf(
        "%d households, %d days: %.1f bytes a block, %.3f a reading%n",
        HOUSEHOLDS, DAYS, (double) bytes / blocks, (double) bytes / blocks / Household.DAY);
  }
}
