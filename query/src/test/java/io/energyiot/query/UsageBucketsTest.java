package io.energyiot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageBucketsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Series SERIES = new Series("MTR1", Channel.KWH);

  @Test
  void daysOnWhichTheClockIsSetExpect92And100Quarters() {
    TimeRange range = range("2026-03-28T00:00+01:00", "2026-03-31T00:00+02:00");
    Readings none = Readings.EMPTY;

    List<UsageBucket> days = cut(none, range, BucketLength.DAY, Fill.NULL);

    assertThat(days).extracting(UsageBucket::expected).containsExactly(96L, 92L, 96L);
    assertThat(days).allSatisfy(day -> assertThat(day.aggregate().sum()).isNull());
  }

  @Test
  void emptyBucketsAreFilledAsAsked() {
    TimeRange range = range("2026-03-01T00:00+01:00", "2026-03-04T00:00+01:00");
    ReadingsBuilder second = new ReadingsBuilder(1);
    second.add(range.from() + 86_400_000, 900, 250, 3, Quality.ACTUAL);
    Readings readings = second.build();

    assertThat(cut(readings, range, BucketLength.DAY, Fill.NONE))
        .singleElement()
        .extracting(bucket -> bucket.aggregate().sum(), UsageBucket::expected)
        .containsExactly(new BigDecimal("0.250"), 96L);
    assertThat(sums(cut(readings, range, BucketLength.DAY, Fill.NULL)))
        .containsExactly(null, new BigDecimal("0.250"), null);
    assertThat(sums(cut(readings, range, BucketLength.DAY, Fill.ZERO)))
        .containsExactly(BigDecimal.ZERO, new BigDecimal("0.250"), BigDecimal.ZERO);
  }

  private static List<BigDecimal> sums(List<UsageBucket> buckets) {
    return buckets.stream().map(bucket -> bucket.aggregate().sum()).toList();
  }

  private static List<UsageBucket> cut(
      Readings readings, TimeRange range, BucketLength by, Fill fill) {
    RangeCompleteness completeness = RangeCompleteness.of(readings, range, 900);
    return UsageBuckets.of(SERIES, readings, completeness, by.cut(range, 1000), fill).buckets();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(
        OffsetDateTime.parse(from).toInstant().toEpochMilli(),
        OffsetDateTime.parse(to).toInstant().toEpochMilli(),
        BERLIN);
  }
}
