package io.energyiot.bench.model.batch;

import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Piece;
import io.energyiot.bench.model.rules.Told;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random readings of so few days that they meet: new ones, corrections, hours over quarters and
 * quarters over hours, shifted grids, days and off-grid starts that cross midnight.
 *
 * @param zone in which days are stored
 * @param today the day of the storage zone on which the program began
 * @param sealed how many days are sealed
 */
public record Batches(ZoneId zone, LocalDate today, int sealed) {
  private static final int QUARTER = 900;
  private static final int[] LENGTHS = {300, 1800, 3600, 3600, 7200, 86_400, 60, 1234};
  private static final int MAX = 300;

  /** How many days ago the first open day was: nearly the oldest possible. */
  private static final int FIRST_OPEN = 25;

  /** First days of windows of three days, on which clocks change or a year ends. */
  private static final List<LocalDate> WINDOWS =
      List.of(
          LocalDate.of(2025, 10, 25),
          LocalDate.of(2025, 11, 1),
          LocalDate.of(2026, 3, 28),
          LocalDate.of(2025, 12, 30));

  /** Returns one of three open days, or a day of one of the device's two windows. */
  private LocalDate day(Random random, Meter meter) {
    if (random.nextInt(3) == 0) {
      return openDay(random);
    }
    int chosen = (meter.device().hashCode() & 0xFF) + random.nextInt(2);
    return WINDOWS.get(chosen % WINDOWS.size()).plusDays(random.nextInt(3));
  }

  /** Returns one of three open days; they move on with each sealed day. */
  private LocalDate openDay(Random random) {
    return nextToSeal().plusDays(random.nextInt(3));
  }

  /** The day that is sealed next. */
  public LocalDate nextToSeal() {
    return today.minusDays(Math.max(4, FIRST_OPEN - sealed));
  }

  /** Returns readings of the day that is sealed next, each told two or three times. */
  public Batch repeated(Random random, Meter meter) {
    long start = nextToSeal().atStartOfDay(zone).toInstant().toEpochMilli();
    Batch first = run(random, meter, start, QUARTER, 4);
    return both(both(first, changed(random, first)), changed(random, first));
  }

  /**
   * Returns readings of equal intervals, with gaps and qualities that not every form of file can
   * express.
   */
  public Batch any(Random random, Meter meter) {
    int seconds = random.nextInt(5) < 3 ? QUARTER : LENGTHS[random.nextInt(LENGTHS.length)];
    ZoneId ofDay = random.nextInt(4) > 0 ? zone : ZoneId.of("Europe/Berlin");
    long start = day(random, meter).atStartOfDay(ofDay).toInstant().toEpochMilli();
    int aDay = Math.max(1, 86_400 / seconds);
    int first = random.nextInt(4) == 0 ? 0 : random.nextInt(aDay);
    int count = random.nextInt(4) == 0 ? aDay : 1 + random.nextInt(Math.min(aDay, 40));
    start += first * 1000L * seconds + shift(random);
    return run(random, meter, start, seconds, Math.min(count, MAX));
  }

  private static long shift(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> 300_000;
      case 2 -> 1000L * random.nextInt(900);
      case 3 -> random.nextInt(900_000);
      default -> 0;
    };
  }

  private static Batch run(Random random, Meter meter, long start, int seconds, int count) {
    boolean holes = random.nextInt(3) == 0;
    boolean plain = random.nextInt(3) > 0;
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!holes || random.nextInt(8) > 0 || (i == count - 1 && told.isEmpty())) {
        told.add(reading(random, start + i * 1000L * seconds, seconds, plain));
      }
    }
    return new Batch(meter, told);
  }

  private static Told reading(Random random, long start, int seconds, boolean plain) {
    if (!plain && random.nextInt(10) == 0) {
      return new Told(start, seconds, null, Told.MISSING);
    }
    BigDecimal value = Values.value(random);
    return new Told(start, seconds, value, plain ? Told.ACTUAL : Values.quality(random));
  }

  /**
   * Returns readings that meet known ones: with the same starts, or with other intervals over or
   * within them.
   */
  public Batch over(Random random, Meter meter, List<Piece> known) {
    if (known.isEmpty()) {
      return any(random, meter);
    }
    Piece piece = known.get(random.nextInt(known.size()));
    List<Told> told = List.copyOf(piece.readings().values());
    Told met = told.get(random.nextInt(told.size()));
    long hour = met.start() / 3_600_000 * 3_600_000;
    return switch (random.nextInt(6)) {
      case 0 -> run(random, meter, hour, 3600, 1 + random.nextInt(3));
      case 1 -> run(random, meter, hour, QUARTER, 4);
      case 2 -> run(random, meter, hour, QUARTER, 3);
      case 3 -> run(random, meter, met.start(), met.seconds(), 1 + random.nextInt(8));
      case 4 ->
          run(random, meter, told.get(0).start() + 300_000, QUARTER, Math.min(MAX, told.size()));
      default -> run(random, meter, met.start(), QUARTER * (1 + random.nextInt(6)), 2);
    };
  }

  /**
   * Joins two batches. Of readings with the same start the later one counts; others may overlap.
   */
  public static Batch both(Batch one, Batch other) {
    List<Told> told = new ArrayList<>(one.told());
    told.addAll(other.told());
    return new Batch(one.meter(), told);
  }

  /** The same readings, some with other values. */
  public static Batch changed(Random random, Batch batch) {
    List<Told> told = new ArrayList<>(batch.told());
    told.replaceAll(
        each ->
            each.value() == null || random.nextInt(4) > 0
                ? each
                : new Told(each.start(), each.seconds(), Values.value(random), each.quality()));
    return new Batch(batch.meter(), told);
  }
}
