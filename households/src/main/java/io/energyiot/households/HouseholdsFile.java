package io.energyiot.households;

import io.energyiot.formats.csv.write.LongFormWriter;
import io.energyiot.formats.csv.write.WideFormWriter;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * A CSV file of the households' quarter hours in kWh with three decimals: device by device, each
 * one's days in order.
 *
 * @param firstDevice the number of the first device
 * @param devices how many devices follow each other, at least 1, as far as there are such
 * @param firstDay the first local day
 * @param days how many days follow each other, 1 to 36,600
 * @param zone whose days they are; its clock is changed by whole hours, if at all
 */
public record HouseholdsFile(
    Households households,
    long firstDevice,
    long devices,
    LocalDate firstDay,
    int days,
    ZoneId zone) {
  /** The most days of a file. */
  public static final int MAX_DAYS = 36_600;

  private static final int SCALE = 3;
  private static final int DEVICES_A_STEP = 1000;

  /** How the readings are laid out. */
  public enum Form {
    /**
     * One reading a line, with a header; local times, with their offset if the zone's clock is ever
     * changed.
     */
    LONG,
    /** One day a line, with a header of 100 values. */
    WIDE
  }

  /**
   * @throws IllegalArgumentException if there are too few or too many devices or days
   */
  public HouseholdsFile {
    boolean devicesExist =
        firstDevice >= 0 && devices >= 1 && devices <= Households.MAX_DEVICES - firstDevice;
    if (!devicesExist || days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException(
          devices + " devices from " + firstDevice + ", " + days + " days");
    }
  }

  private interface Rows extends AutoCloseable {
    void day(Series series, LocalDate day, long start, long[] wattHours, int count)
        throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * Writes the file, under a name of its own that ends with {@code .part} until it is whole;
   * gzipped if the name ends with {@code .gz}.
   *
   * @param progress is told how many devices are written, every thousand and at the end
   * @return how many readings were written
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  public long write(Path file, Form form, LongConsumer progress) {
    Path part = file.resolveSibling(file.getFileName() + "." + System.nanoTime() + ".part");
    try {
      long readings;
      try (Rows rows = rows(open(file, part), form)) {
        readings = write(rows, progress);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return readings;
    } catch (IOException e) {
      deleteIfPossible(part);
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(file, "can't be written", e), e);
    }
  }

  /** A part that is of no use may be what has filled the disk. */
  private static void deleteIfPossible(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // the failure to write is what is told
    }
  }

  private static OutputStream open(Path file, Path part) throws IOException {
    OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  private long write(Rows rows, LongConsumer progress) throws IOException {
    long[] wattHours = new long[Households.MAX_INTERVALS];
    long[] starts = starts();
    long readings = 0;
    for (long done = 0; done < devices; done++) {
      long device = firstDevice + done;
      Series series = new Series(Households.deviceId(device), Channel.KWH);
      for (int i = 0; i < days; i++) {
        LocalDate day = firstDay.plusDays(i);
        int count = (int) ((starts[i + 1] - starts[i]) / (Interval.QUARTER_HOUR * 1000L));
        households.day(device, day.toEpochDay(), count, wattHours);
        rows.day(series, day, starts[i], wattHours, count);
        readings += count;
      }
      if (done % DEVICES_A_STEP == 0) {
        progress.accept(done);
      }
    }
    progress.accept(devices);
    return readings;
  }

  /** When each day starts and, at the end, when the last one ends. */
  private long[] starts() {
    long[] starts = new long[days + 1];
    for (int i = 0; i <= days; i++) {
      starts[i] = firstDay.plusDays(i).atStartOfDay(zone).toInstant().toEpochMilli();
    }
    return starts;
  }

  private Rows rows(OutputStream out, Form form) throws IOException {
    return form == Form.LONG ? new LongRows(out, zone) : new WideRows(out);
  }

  private static final class LongRows implements Rows {
    private final LongFormWriter writer;

    LongRows(OutputStream out, ZoneId zone) throws IOException {
      writer = new LongFormWriter(out, zone, !zone.getRules().isFixedOffset());
      writer.header();
    }

    @Override
    public void day(Series series, LocalDate day, long start, long[] wattHours, int count)
        throws IOException {
      long at = start;
      for (int i = 0; i < count; i++) {
        writer.reading(series, at, wattHours[i], SCALE);
        at += Interval.QUARTER_HOUR * 1000L;
      }
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  private static final class WideRows implements Rows {
    private final WideFormWriter writer;

    WideRows(OutputStream out) throws IOException {
      writer = new WideFormWriter(out);
      writer.header(Households.MAX_INTERVALS);
    }

    @Override
    public void day(Series series, LocalDate day, long start, long[] wattHours, int count)
        throws IOException {
      writer.day(series, day, wattHours, count, SCALE);
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
