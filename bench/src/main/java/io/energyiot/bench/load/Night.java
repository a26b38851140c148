package io.energyiot.bench.load;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.formats.csv.write.LongFormWriter;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/**
 * A file with a day in UTC of made-up households.
 *
 * @param first the number of the first household
 * @param devices how many, with the numbers that follow
 */
record Night(long first, long devices, LocalDate day, Layout layout) {
  /** Quarter hours of a day in UTC. */
  static final int QUARTERS_A_DAY = 96;

  private static final int KWH_SCALE = 3;
  private static final Households HOUSEHOLDS = new Households(1);

  /** In which order a file has its readings. */
  enum Layout {
    /** A line has a meter's day. */
    WIDE,
    /** A line has a reading; those of a meter follow each other. */
    BY_DEVICE,
    /** A line has a reading; those of an interval follow each other. */
    BY_INTERVAL;

    String text() {
      return switch (this) {
        case WIDE -> "wide form";
        case BY_DEVICE -> "long form, device by device";
        case BY_INTERVAL -> "long form, interval by interval";
      };
    }
  }

  long readings() {
    return devices * QUARTERS_A_DAY;
  }

  /** Writes the file and syncs it to disk, so that no load has to wait for that. */
  Path write(Path folder) {
    Path file = folder.resolve("night-" + day + ".csv");
    try {
      if (layout == Layout.BY_INTERVAL) {
        writeByInterval(file);
      } else {
        GenerateCommand.write(
            new HouseholdsFile(HOUSEHOLDS, first, devices, day, 1, ZoneOffset.UTC),
            layout == Layout.WIDE ? HouseholdsFile.Form.WIDE : HouseholdsFile.Form.LONG,
            file);
      }
      try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeByInterval(Path file) throws IOException {
    int[][] wattHours = new int[Math.toIntExact(devices)][];
    for (int i = 0; i < devices; i++) {
      wattHours[i] = wattHours(first + i);
    }
    long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    try (LongFormWriter writer =
            new LongFormWriter(Files.newOutputStream(file), ZoneOffset.UTC, false);
        TaskProgress bar = TaskProgress.of("generating " + file.getFileName(), "intervals")) {
      writer.header();
      for (int interval = 0; interval < QUARTERS_A_DAY; interval++) {
        long at = start + interval * (Interval.QUARTER_HOUR * 1000L);
        for (int i = 0; i < devices; i++) {
          Series series = new Series(Households.deviceId(first + i), Channel.KWH);
          writer.reading(series, at, wattHours[i][interval], KWH_SCALE);
        }
        bar.at(interval + 1, QUARTERS_A_DAY);
      }
    }
  }

  private int[] wattHours(long device) {
    long[] day = new long[Households.MAX_INTERVALS];
    HOUSEHOLDS.day(device, this.day.toEpochDay(), QUARTERS_A_DAY, day);
    int[] wattHours = new int[QUARTERS_A_DAY];
    for (int i = 0; i < QUARTERS_A_DAY; i++) {
      wattHours[i] = Math.toIntExact(day[i]);
    }
    return wattHours;
  }

  /** The id of a household. */
  long anyDevice(Random random) {
    return first + (long) (random.nextDouble() * devices);
  }

  /** Returns the question for a meter's readings of the day. */
  RangeQuestion question(String deviceId) {
    return RangeQuestion.of(deviceId, day, day.plusDays(1));
  }

  /**
   * Compares all values of some meters with those of the households.
   *
   * @throws BenchException naming the first that is not the same
   */
  void check(EnergyClient server, int sample, Random random) {
    for (int i = 0; i < sample; i++) {
      check(server, anyDevice(random));
    }
  }

  private void check(EnergyClient server, long device) {
    String deviceId = Households.deviceId(device);
    List<MeterReading> readings = server.readingList(question(deviceId));
    int[] expected = wattHours(device);
    if (readings.size() != QUARTERS_A_DAY) {
      throw new BenchException(deviceId + " has " + readings.size() + " readings on " + day);
    }
    for (int i = 0; i < QUARTERS_A_DAY; i++) {
      String value = readings.get(i).value().toPlainString();
      if (!value.equals(BigDecimal.valueOf(expected[i], KWH_SCALE).toPlainString())) {
        throw new BenchException(deviceId + ", interval " + i + " of " + day + " has " + value);
      }
    }
  }
}
