package io.energyiot.bench.micro;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.formats.csv.write.LongFormWriter;
import io.energyiot.formats.csv.write.WideFormWriter;
import io.energyiot.households.Households;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Series;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many readings of the households' day one core parses in a microsecond, from memory; {@code
 * ./energy bench csv}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(CsvBenchmark.READINGS)
public class CsvBenchmark {
  static final int READINGS = 1_200_000;

  private static final int DAY = 96;
  private static final int DEVICES = READINGS / DAY;
  private static final int METERS = 100_000;
  private static final int KWH_SCALE = 3;
  private static final LocalDate DATE = LocalDate.of(2026, 1, 1);
  private static final long START = DATE.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  private static final CsvOptions UTC = CsvOptions.quarterHours(ZoneOffset.UTC);

  private byte[] wide;
  private byte[] byDevice;
  private byte[] byInterval;

  /** Writes the texts. */
  @Setup
  public void setUp() throws IOException {
    Series[] series = new Series[METERS];
    long[][] wattHours = new long[METERS][];
    Households households = new Households(1);
    for (int device = 0; device < METERS; device++) {
      series[device] = new Series(Households.deviceId(device), Channel.KWH);
      wattHours[device] = new long[Households.MAX_INTERVALS];
      households.day(device, DATE.toEpochDay(), DAY, wattHours[device]);
    }
    wide = wide(series, wattHours);
    byDevice = byDevice(series, wattHours);
    byInterval = byInterval(series, wattHours);
  }

  private static byte[] wide(Series[] series, long[][] wattHours) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (WideFormWriter writer = new WideFormWriter(text)) {
      writer.header(DAY);
      for (int device = 0; device < DEVICES; device++) {
        writer.day(series[device], DATE, wattHours[device], DAY, KWH_SCALE);
      }
    }
    return text.toByteArray();
  }

  private static byte[] byDevice(Series[] series, long[][] wattHours) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (LongFormWriter writer = new LongFormWriter(text, ZoneOffset.UTC, false)) {
      writer.header();
      for (int device = 0; device < DEVICES; device++) {
        for (int i = 0; i < DAY; i++) {
          writer.reading(series[device], start(i), wattHours[device][i], KWH_SCALE);
        }
      }
    }
    return text.toByteArray();
  }

  private static byte[] byInterval(Series[] series, long[][] wattHours) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (LongFormWriter writer = new LongFormWriter(text, ZoneOffset.UTC, false)) {
      writer.header();
      for (int i = 0; i < READINGS / METERS; i++) {
        for (int device = 0; device < METERS; device++) {
          writer.reading(series[device], start(i), wattHours[device][i], KWH_SCALE);
        }
      }
    }
    return text.toByteArray();
  }

  private static long start(int interval) {
    return START + interval * (Interval.QUARTER_HOUR * 1000L);
  }

  /** Reads a day of 96 readings a line. */
  @Benchmark
  public long wide() throws IOException {
    return read(wide);
  }

  /** Reads a reading a line, each device's day in one stretch. */
  @Benchmark
  public long longByDevice() throws IOException {
    return read(byDevice);
  }

  /** Reads a reading a line, a quarter hour of 100,000 devices before the next. */
  @Benchmark
  public long longByInterval() throws IOException {
    return read(byInterval);
  }

  private static long read(byte[] text) throws IOException {
    ReadingSum sum = new ReadingSum();
    CsvReader.read(new ByteArrayInputStream(text), UTC, sum);
    return sum.of(READINGS);
  }
}
