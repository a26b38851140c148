package io.energyiot.households;

/**
 * One day of one household, made up from what runs when. Energy is summed up in mWh a quarter hour
 * and then counted in Wh, as a meter does: what is over is carried to the next quarter.
 */
final class HouseholdDay {
  /** What dice are cast for. The dice of a household's own traits have another number. */
  private static final int DAY = 2;

  private static final int AWAY = 3;

  /** More than there are purposes, so that dice of different days or weeks differ. */
  private static final int PURPOSES = 16;

  private static final int QUARTERS = 96;
  private static final int QUARTER_SECONDS = 900;

  /** The quarter hour at 02:00, where days gain or lose an hour. */
  private static final int CLOCK_CHANGE = 8;

  private static final int[] DISHWASHER = {420, 60, 25, 380, 30};
  private static final int[] WASHING = {410, 150, 40, 55, 90};
  private static final int[] DRYER = {540, 600, 590, 480};

  private final Household home;
  private final Dice dice;
  private final int intervals;
  private final long[] energy;
  private final long startSecond;
  private final boolean weekend;
  private final int winter;
  private final boolean away;

  /**
   * @param energy takes the Wh of each quarter hour
   */
  HouseholdDay(long seed, long device, long epochDay, int intervals, long[] energy) {
    this.home = Household.of(seed, device);
    this.dice = new Dice(seed, DAY + epochDay * PURPOSES, device);
    this.intervals = intervals;
    this.energy = energy;
    this.startSecond = epochDay * QUARTERS * QUARTER_SECONDS;
    this.weekend = Math.floorMod(epochDay + 3, 7) >= 5;
    this.winter = winterPercent(epochDay);
    this.away = new Dice(seed, AWAY + Math.floorDiv(epochDay, 7L) * PURPOSES, device).chance(6);
  }

  /** 100 in the middle of January, 0 in the middle of July, in a straight line between. */
  private static int winterPercent(long epochDay) {
    long sinceMidJanuary = Math.floorMod((epochDay - 15) * 10_000, 3_652_425L) / 10_000;
    return (int) Math.abs(100 - sinceMidJanuary * 200 / 365);
  }

  void live() {
    runWhatIsAlwaysOn();
    if (!away) {
      beAwake();
      eat();
      wash();
      driveAndHeatWater();
    }
    if (home.heatPump()) {
      heat();
    }
    countWattHours();
  }

  private void runWhatIsAlwaysOn() {
    int cycle = home.fridgeCycle();
    int phase = (int) Math.floorMod(startSecond + home.fridgePhase(), (long) cycle);
    int standby = home.standby() * 250;
    for (int i = 0; i < intervals; i++) {
      int end = phase + QUARTER_SECONDS;
      int on = Math.max(0, home.fridgeOn() - phase) - Math.max(0, home.fridgeOn() - end);
      on += Math.max(0, Math.min(end - cycle, home.fridgeOn()));
      int fridge = on * home.fridge() * 10 / 36;
      energy[i] = Math.max(1000, standby + fridge + dice.bell(1500 + standby / 16));
      phase = end < cycle ? end : end - cycle;
    }
  }

  /** Light, television, computers: a level that holds for a while, from getting up to bed. */
  private void beAwake() {
    int wake = home.wake() + (weekend ? dice.between(2, 10) : dice.between(-1, 1));
    int bed = home.bed() + dice.between(-4, weekend ? 6 : 2);
    boolean outByDay = !home.homeByDay() && !weekend && dice.chance(90);
    int leave = outByDay ? wake + dice.between(3, 6) : QUARTERS;
    int back = outByDay ? dice.between(62, 74) : QUARTERS;
    int dusk = 86 - 18 * winter / 100;
    int level = 0;
    int holds = 0;
    for (int quarter = wake; quarter < Math.min(bed, QUARTERS); quarter++) {
      if (quarter >= leave && quarter < back) {
        holds = 0;
        continue;
      }
      boolean dark = quarter < 30 || quarter >= dusk;
      if (holds == 0) {
        holds = dice.between(1, 6);
        level = dice.between(6, 60) + home.people() * dice.between(4, dark ? 32 : 16);
      }
      holds--;
      use(quarter, level + dice.bell(1 + level / 5));
    }
  }

  private void eat() {
    int breakfast = home.wake() + dice.between(0, weekend ? 12 : 2);
    use(breakfast, dice.between(20, 60) + 25 * home.people());
    for (int kettle = dice.between(0, 1 + home.people()); kettle > 0; kettle--) {
      use(dice.between(breakfast, 88), dice.between(25, 110));
    }
    if (dice.chance(weekend ? 55 : home.homeByDay() ? 35 : 5)) {
      cook(dice.between(45, 54), dice.between(1, 3));
    }
    if (dice.chance(75)) {
      cook(dice.between(68, 80), dice.between(1, 4));
    }
  }

  private void cook(int start, int quarters) {
    int heat = dice.between(140, 260) + 45 * home.people();
    for (int i = 0; i < quarters; i++) {
      use(start + i, heat * dice.between(50, 120) / 100);
    }
  }

  private void wash() {
    if (dice.chance(12 + 12 * home.people())) {
      run(DISHWASHER, dice.between(72, 88));
    }
    if (dice.chance((weekend ? 14 : 8) * home.people())) {
      int start = dice.between(weekend ? 34 : 28, 76);
      run(WASHING, start);
      if (home.dryer() && dice.chance(70)) {
        run(DRYER, start + WASHING.length + dice.between(1, 4));
      }
    }
  }

  private void driveAndHeatWater() {
    if (home.waterHeater()) {
      for (int shower = 0; shower < home.people(); shower++) {
        int start = dice.chance(65) ? home.wake() + dice.between(0, 4) : dice.between(76, 90);
        use(start, dice.between(500, 1500));
      }
    }
    if (home.car() && dice.chance(40)) {
      int start = dice.between(68, 84);
      int power = home.people() > 2 ? 2700 : 920;
      for (int i = dice.between(3, 12); i >= 0; i--) {
        use(start + i, power + dice.bell(12));
      }
    }
  }

  /** A heat pump that runs more quarters the colder it is. */
  private void heat() {
    int share = 5 + winter * 70 / 100;
    int power = dice.between(280, 520);
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      if (dice.chance(share)) {
        use(quarter, power + dice.bell(power / 8));
      }
    }
  }

  private void run(int[] programme, int start) {
    for (int i = 0; i < programme.length; i++) {
      use(start + i, programme[i] * dice.between(85, 115) / 100);
    }
  }

  /** Uses {@code wattHours}, more or less by thrift, in a quarter of local time. */
  private void use(int quarter, int wattHours) {
    int interval = quarter < CLOCK_CHANGE ? quarter : quarter + intervals - QUARTERS;
    if (interval >= 0 && interval < intervals) {
      energy[interval] += 10L * Math.max(0, wattHours) * home.thrift();
    }
  }

  private void countWattHours() {
    long used = dice.between(0, 999);
    long counted = 0;
    for (int i = 0; i < intervals; i++) {
      used += energy[i];
      long register = used / 1000;
      energy[i] = register - counted;
      counted = register;
    }
  }
}
