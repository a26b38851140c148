package io.energyiot.cli.demo;

import io.energyiot.households.Households;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;

/**
 * The file of the days before, of some meters, in the wide form. As in life, it is not whole: days
 * and hours are missing.
 *
 * @param meters how many, from 1 on
 * @param end the day after the last one
 * @param zone whose days they are
 */
record DemoYear(Households households, int meters, LocalDate end, ZoneId zone) {
  /** A year to look at, with enough before it to compare with. */
  static final int DAYS = 400;

  private static final int QUARTER_SECONDS = 900;
  private static final double DAYS_MISSING = 0.003;
  private static final double DAYS_WITH_GAPS = 0.015;
  private static final int MIN_GAP = 3;
  private static final int MAX_GAP = 20;

  /**
   * Writes the file.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  void write(Path file) {
    long[] wattHours = new long[Households.MAX_INTERVALS];
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int meter = 1; meter <= meters; meter++) {
        for (LocalDate day = end.minusDays(DAYS); day.isBefore(end); day = day.plusDays(1)) {
          SplittableRandom random = random(meter, day);
          if (random.nextDouble() >= DAYS_MISSING) {
            int count = intervals(day);
            households.day(meter, day.toEpochDay(), count, wattHours);
            out.write(line(meter, day, wattHours, count, random));
          }
        }
      }
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(file, "can't be written", e), e);
    }
  }

  /** The same for a day of a meter, so that the next demo leaves the same gaps. */
  private static SplittableRandom random(int meter, LocalDate day) {
    return new SplittableRandom(meter * 1_000_003L + day.toEpochDay());
  }

  private int intervals(LocalDate day) {
    Duration length = Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone));
    return (int) (length.toSeconds() / QUARTER_SECONDS);
  }

  private static String line(
      int meter, LocalDate day, long[] wattHours, int count, SplittableRandom random) {
    boolean gap = random.nextDouble() < DAYS_WITH_GAPS;
    int from = gap ? random.nextInt(count - MAX_GAP - 1) : count;
    int to = gap ? from + random.nextInt(MIN_GAP, MAX_GAP) : count;
    StringBuilder line = new StringBuilder(count * 6);
    line.append(Households.deviceId(meter)).append(',').append(day).append(",KWH");
    for (int i = 0; i < count; i++) {
      line.append(',');
      if (i < from || i >= to) {
        line.append(BigDecimal.valueOf(wattHours[i], 3).toPlainString());
      }
    }
    return line.append('\n').toString();
  }
}
