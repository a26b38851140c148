package io.energyiot.bench.micro;

import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import io.energyiot.households.Households;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
 * How many posted readings of the households' day one core parses in a microsecond, from memory;
 * {@code ./energy bench json}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(JsonBenchmark.READINGS)
public class JsonBenchmark {
  static final int READINGS = 120_000;

  private static final int DAY = 96;
  private static final int DEVICES = READINGS / DAY;
  private static final int KWH_SCALE = 3;
  private static final LocalDate DATE = LocalDate.of(2026, 1, 1);
  private static final Instant START = DATE.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final int QUARTER_HOUR = 900;

  private final JsonReader json = new JsonReader(new JsonLimits(READINGS, 1 << 30));
  private byte[] single;
  private byte[] byInterval;
  private byte[] compact;

  /** Writes the texts. */
  @Setup
  public void setUp() {
    long[][] wattHours = new long[DEVICES][Households.MAX_INTERVALS];
    Households households = new Households(1);
    for (int device = 0; device < DEVICES; device++) {
      households.day(device, DATE.toEpochDay(), DAY, wattHours[device]);
    }
    single = byDevice(wattHours);
    byInterval = byInterval(wattHours);
    compact = compact(wattHours);
  }

  private static byte[] byDevice(long[][] wattHours) {
    StringBuilder text = new StringBuilder();
    for (int device = 0; device < DEVICES; device++) {
      for (int i = 0; i < DAY; i++) {
        single(text, device, i, wattHours[device][i]);
      }
    }
    return utf8(text);
  }

  private static byte[] byInterval(long[][] wattHours) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < DAY; i++) {
      for (int device = 0; device < DEVICES; device++) {
        single(text, device, i, wattHours[device][i]);
      }
    }
    return utf8(text);
  }

  private static void single(StringBuilder text, int device, int interval, long wattHours) {
    begin(text, device, interval).append("\"value\":").append(kwh(wattHours)).append("}\n");
  }

  private static byte[] compact(long[][] wattHours) {
    StringBuilder text = new StringBuilder();
    for (int device = 0; device < DEVICES; device++) {
      begin(text, device, 0).append("\"values\":[").append(kwh(wattHours[device][0]));
      for (int i = 1; i < DAY; i++) {
        text.append(',').append(kwh(wattHours[device][i]));
      }
      text.append("]}\n");
    }
    return utf8(text);
  }

  private static StringBuilder begin(StringBuilder text, int device, int interval) {
    return text.append("{\"device_id\":\"")
        .append(Households.deviceId(device))
        .append("\",\"channel\":\"KWH\",\"start\":\"")
        .append(START.plusSeconds((long) interval * QUARTER_HOUR))
        .append("\",\"interval\":\"PT15M\",");
  }

  private static BigDecimal kwh(long wattHours) {
    return BigDecimal.valueOf(wattHours, KWH_SCALE);
  }

  private static byte[] utf8(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a reading a line, each device's day in one stretch. */
  @Benchmark
  public long single() throws IOException {
    return read(single);
  }

  /** Reads a reading a line, a quarter hour of all devices before the next. */
  @Benchmark
  public long singleByInterval() throws IOException {
    return read(byInterval);
  }

  /** Reads a day of 96 readings a line. */
  @Benchmark
  public long compact() throws IOException {
    return read(compact);
  }

  private long read(byte[] text) throws IOException {
    ReadingSum sum = new ReadingSum();
    json.readLines(new ByteArrayInputStream(text), sum);
    return sum.of(READINGS);
  }
}
