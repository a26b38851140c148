package io.energyiot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.TimedValue;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import io.energyiot.query.fixture.PlainUsage;
import io.energyiot.query.fixture.RandomMeter;
import io.energyiot.query.fixture.RawReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Every aggregate of random meters, in random zones, periods and buckets, is that of a plain sum
 * over their readings. {@code -Denergy.seed=N} does a run again.
 */
class UsageRandomTest {
  private static final int CASES = 200;
  private static final int MAX_READINGS = 2000;
  private static final long EARLIEST = Instant.parse("2013-01-01T00:00:00Z").toEpochMilli();
  private static final Series SERIES = new Series("random", Channel.KWH);
  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  private static final List<BucketLength> BUCKETS = List.of(BucketLength.values());
  private static final Set<BucketLength> SHORT =
      EnumSet.of(BucketLength.QUARTER_HOUR, BucketLength.HOUR);

  @Test
  void everyAggregateIsThatOfAPlainSum() {
    long seed = Long.getLong("energy.seed", System.nanoTime());
    System.out.println("UsageRandomTest: -Denergy.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      check(random, "-Denergy.seed=%d, case %d".formatted(seed, i));
    }
  }

  private static void check(Random random, String name) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    BucketLength by = BUCKETS.get(random.nextInt(BUCKETS.size()));
    TimeRange range = range(random, by, zone);
    RandomMeter meter = new RandomMeter(random);
    List<RawReading> sent = new ArrayList<>(meter.readings(range.from(), range.to(), MAX_READINGS));
    sent.addAll(meter.corrections(sent));

    PlainUsage plain = new PlainUsage(sent, range.from(), range.to(), zone);
    Readings readings = readings(sent, range);
    RangeCompleteness completeness = RangeCompleteness.of(readings, range, 900);
    long[] bounds = by.cut(range, Integer.MAX_VALUE - 1);
    UsageBuckets usage = UsageBuckets.of(SERIES, readings, completeness, bounds, Fill.NULL);
    String as = name + " by " + by.text() + " in " + range;

    assertThat(plain(usage.total())).as(as).isEqualTo(plain.total());
    assertThat(
            usage.buckets().stream()
                .filter(bucket -> bucket.expected() > 0)
                .map(UsageRandomTest::plain))
        .as(as)
        .containsExactlyElementsOf(plain.buckets(by.text()));
  }

  private static TimeRange range(Random random, BucketLength by, ZoneId zone) {
    long from = EARLIEST + random.nextInt(15 * 365) * TimeUnit.DAYS.toMillis(1);
    from += random.nextBoolean() ? 0 : random.nextInt(86_400_000);
    int days = SHORT.contains(by) ? 7 : 800;
    long length = 1 + (long) (random.nextDouble() * TimeUnit.DAYS.toMillis(days));
    return new TimeRange(from, from + length, zone);
  }

  private static Readings readings(List<RawReading> sent, TimeRange range) {
    ReadingsBuilder builder = new ReadingsBuilder(sent.size());
    for (RawReading each : sent) {
      Quality quality = each.value() == null ? Quality.MISSING : Quality.ACTUAL;
      builder.add(each.start(), each.seconds(), each.value(), quality);
    }
    Readings all = builder.build();
    return all.slice(all.firstFrom(range.from()), all.firstFrom(range.to()));
  }

  private static PlainUsage.Bucket plain(UsageBucket bucket) {
    Aggregate aggregate = bucket.aggregate();
    return new PlainUsage.Bucket(
        aggregate.sum(),
        aggregate.min(),
        aggregate.max(),
        aggregate.mean(),
        aggregate.count(),
        bucket.expected(),
        aggregate.first().map(TimedValue::start).orElse(null),
        aggregate.last().map(TimedValue::start).orElse(null),
        aggregate.peak().map(TimedValue::value).orElse(null),
        aggregate.peak().map(TimedValue::start).orElse(null),
        aggregate.loadFactor());
  }
}
