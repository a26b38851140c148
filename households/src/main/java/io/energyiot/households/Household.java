package io.energyiot.households;

/**
 * What stays the same about a household. Quarters are quarter hours since local midnight.
 *
 * @param people 1 to 5; Germany's distribution of 2024 (Destatis), rounded
 * @param thrift percent of what is used otherwise, as a bell around 110
 * @param standby watts that are always on
 * @param fridge watts of the fridge's compressor while it runs
 * @param fridgeCycle seconds from one start of the compressor to the next
 * @param fridgeOn seconds that the compressor runs in a cycle
 * @param fridgePhase where in its cycle the fridge was on 1970-01-01, in seconds
 * @param wake the usual quarter of getting up on a working day
 * @param bed the usual quarter of going to bed
 * @param homeByDay whether somebody is usually in on working days
 * @param dryer whether it dries laundry by machine
 * @param waterHeater whether showers are heated by electricity
 * @param heatPump whether a heat pump heats it
 * @param car whether an electric car is charged
 */
record Household(
    int people,
    int thrift,
    int standby,
    int fridge,
    int fridgeCycle,
    int fridgeOn,
    int fridgePhase,
    int wake,
    int bed,
    boolean homeByDay,
    boolean dryer,
    boolean waterHeater,
    boolean heatPump,
    boolean car) {
  private static final int PURPOSE = 1;

  static Household of(long seed, long device) {
    Dice dice = new Dice(seed, PURPOSE, device);
    int people = people(dice.between(1, 100));
    int cycle = dice.between(2_100, 4_500);
    return new Household(
        people,
        Math.max(50, 110 + dice.bell(25)),
        dice.between(30, 110) + dice.between(0, 30) * people,
        dice.between(60, 140),
        cycle,
        cycle * dice.between(25, 50) / 100,
        dice.between(0, cycle - 1),
        dice.between(22, 31),
        dice.between(86, 95),
        dice.chance(people > 2 ? 55 : 35),
        dice.chance(15 + 10 * people),
        dice.chance(8),
        dice.chance(5),
        dice.chance(4));
  }

  private static int people(int percentile) {
    if (percentile <= 41) {
      return 1;
    }
    if (percentile <= 75) {
      return 2;
    }
    if (percentile <= 87) {
      return 3;
    }
    return percentile <= 96 ? 4 : 5;
  }
}
