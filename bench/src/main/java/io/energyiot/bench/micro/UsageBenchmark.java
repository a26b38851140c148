package io.energyiot.bench.micro;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.query.Fill;
import io.energyiot.query.UsageBuckets;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long it takes to compute the usage of a household's year, 35,040 quarter hours, on one core:
 * completeness, total and buckets; {@code ./energy bench usage}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UsageBenchmark {
  private static final int DAYS = 365;
  private static final int MAX_BUCKETS = 100_000;
  private static final Series SERIES = new Series("MTR1", Channel.KWH);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private Readings alike;
  private Readings estimated;
  private Readings shortened;
  private TimeRange year;

  /** Makes the year in three forms. */
  @Setup
  public void setUp() {
    HouseholdDays household = new HouseholdDays();
    ReadingsBuilder same = new ReadingsBuilder(DAYS * HouseholdDays.DAY);
    ReadingsBuilder qualities = new ReadingsBuilder(DAYS * HouseholdDays.DAY);
    ReadingsBuilder scales = new ReadingsBuilder(DAYS * HouseholdDays.DAY);
    for (int day = 0; day < DAYS; day++) {
      Readings readings = household.day(1, day);
      same.addAll(readings);
      for (int i = 0; i < readings.size(); i++) {
        long start = readings.start(i);
        BigDecimal value = readings.value(i);
        Quality quality = i == day % readings.size() ? Quality.ESTIMATED : Quality.ACTUAL;
        qualities.add(start, readings.interval(i), value, quality);
        BigDecimal stripped = value.signum() == 0 ? value : value.stripTrailingZeros();
        scales.add(start, readings.interval(i), stripped, Quality.ACTUAL);
      }
    }
    alike = same.build();
    estimated = qualities.build();
    shortened = scales.build();
    year = new TimeRange(alike.start(0), alike.end(alike.size() - 1), ZONE);
  }

  /** By month: twelve buckets, of which the first and the last are cut. */
  @Benchmark
  public void byMonth(Blackhole blackhole) {
    view(alike, BucketLength.MONTH, blackhole);
  }

  /** By month, where one reading a day is estimated. */
  @Benchmark
  public void byMonthSomeEstimated(Blackhole blackhole) {
    view(estimated, BucketLength.MONTH, blackhole);
  }

  /** By month, where each value comes without zeros at its end: in one of four scales. */
  @Benchmark
  public void byMonthOfMixedScales(Blackhole blackhole) {
    view(shortened, BucketLength.MONTH, blackhole);
  }

  /** By day. */
  @Benchmark
  public void byDay(Blackhole blackhole) {
    view(alike, BucketLength.DAY, blackhole);
  }

  /** By hour: 8,760 buckets. */
  @Benchmark
  public void byHour(Blackhole blackhole) {
    view(alike, BucketLength.HOUR, blackhole);
  }

  private void view(Readings readings, BucketLength by, Blackhole blackhole) {
    RangeCompleteness completeness = RangeCompleteness.of(readings, year, 900);
    long[] bounds = by.cut(year, MAX_BUCKETS);
    blackhole.consume(UsageBuckets.of(SERIES, readings, completeness, bounds, Fill.NULL));
  }
}
