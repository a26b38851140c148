package io.energyiot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.Completeness;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageBucketsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void daysOnWhichTheClockIsSetExpect92And100Quarters() {
    TimeRange range = range("2026-03-28T00:00+01:00", "2026-03-31T00:00+02:00");
    Readings none = Readings.EMPTY;

    List<UsageBucket> days =
        UsageBuckets.cut(none, Completeness.of(none, range, 900), range, BucketLength.DAY);

    assertThat(days).extracting(UsageBucket::expected).containsExactly(96L, 92L, 96L);
    assertThat(days).allSatisfy(day -> assertThat(day.aggregate().sum()).isNull());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void bucketsAddUpToTheTotalAndToAPlainSum(long seed) {
    Random random = new Random(seed);
    TimeRange range = range("2026-02-20T13:10+01:00", "2026-11-03T07:55+01:00");
    Readings readings = readings(random, range);
    Completeness completeness = Completeness.of(readings, range, 900);
    UsageBucket total = UsageBuckets.total(readings, completeness, range);

    for (BucketLength by : BucketLength.values()) {
      List<UsageBucket> buckets = UsageBuckets.cut(readings, completeness, range, by);
      assertThat(buckets.stream().mapToLong(UsageBucket::expected).sum())
          .as("seed %d by %s", seed, by)
          .isEqualTo(total.expected());
      assertThat(buckets.stream().mapToLong(bucket -> bucket.aggregate().count()).sum())
          .isEqualTo(total.aggregate().count());
      for (UsageBucket bucket : buckets) {
        assertThat(bucket.aggregate().sum())
            .as("seed %d by %s at %d", seed, by, bucket.start())
            .isEqualTo(plainSum(readings, bucket.start(), bucket.end()));
      }
    }
  }

  private static BigDecimal plainSum(Readings readings, long from, long to) {
    BigDecimal sum = null;
    for (int i = 0; i < readings.size(); i++) {
      if (readings.hasValue(i) && readings.start(i) >= from && readings.start(i) < to) {
        sum = sum == null ? readings.value(i) : sum.add(readings.value(i));
      }
    }
    return sum;
  }

  private static Readings readings(Random random, TimeRange range) {
    ReadingsBuilder builder = new ReadingsBuilder(1000);
    for (long start = range.from() + 123_000; start < range.to(); start += 900_000) {
      int kind = random.nextInt(100);
      if (kind > 90) {
        start += 900_000L * random.nextInt(200);
      }
      if (start < range.to() && kind > 1) {
        builder.add(start, 900, random.nextInt(2000) - 300, 3, Quality.ACTUAL);
      } else if (start < range.to()) {
        builder.add(start, 900, null, Quality.MISSING);
      }
    }
    return builder.build();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(
        OffsetDateTime.parse(from).toInstant().toEpochMilli(),
        OffsetDateTime.parse(to).toInstant().toEpochMilli(),
        BERLIN);
  }
}
