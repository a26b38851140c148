package io.energyiot.query;

import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.ComparedRange;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Answers questions for the usage of one device. Safe for use by many threads. */
public final class UsageQueries {
  private final DeviceQueries ranges;
  private final QuerySettings settings;

  /** Aggregates the readings that {@code ranges} returns. */
  public UsageQueries(DeviceQueries ranges, QuerySettings settings) {
    this.ranges = ranges;
    this.settings = settings;
  }

  /** Returns what gives the same answers, but knows only the devices that {@code sight} sees. */
  public UsageQueries by(Sight sight) {
    return sight == Sight.ALL ? this : new UsageQueries(ranges.by(sight), settings);
  }

  /** The aggregates of a range. */
  private record View(
      TimeRange range,
      RangeCompleteness completeness,
      UsageBucket total,
      List<UsageBucket> buckets) {}

  /**
   * Returns the usage.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} if nothing was ever received from
   *     the device, with {@link ErrorCode#PARAMETER_INVALID} if the range is too long or has too
   *     many buckets
   */
  public UsageAnswer usage(UsageSpec question) {
    View view = view(question, range(question));
    return new UsageAnswer(
        question,
        view.range(),
        view.completeness(),
        view.total(),
        view.buckets(),
        question.compare().map(kind -> comparison(question, kind, view)));
  }

  private UsageComparison comparison(UsageSpec question, ComparedRange kind, View now) {
    View other = view(question, kind.rangeFor(now.range(), question.period()));
    return UsageComparison.of(kind, other.range(), now.total(), other.total(), other.buckets());
  }

  private View view(UsageSpec question, TimeRange range) {
    long[] bounds = question.by().cut(range, settings.maxBuckets());
    SeriesBlocks blocks = ranges.read(question.series(), range);
    ReadingMemory.Reservation reservation = ranges.takeMemory(List.of(blocks), asOf(question));
    try {
      return view(question, bounds, ranges.answer(blocks, asOf(question)));
    } finally {
      reservation.giveBack();
    }
  }

  private static View view(UsageSpec question, long[] bounds, RangeAnswer found) {
    TimeRange range = found.range();
    UsageBuckets usage =
        UsageBuckets.of(
            question.series(), found.readings(), found.completeness(), bounds, question.fill());
    return new View(range, found.completeness(), usage.total(), usage.buckets());
  }

  private static long asOf(UsageSpec question) {
    return question.asOf().map(Instant::toEpochMilli).orElse(Version.NO_LIMIT);
  }

  private TimeRange range(UsageSpec question) {
    ZoneId zone = question.zone();
    if (question.from().isPresent() && question.period().isPresent()) {
      return question.period().get().startingAt(question.from().get(), zone);
    }
    long to =
        question.to().orElseGet(() -> ranges.endOfLastDay(question.series(), zone, asOf(question)));
    return question
        .from()
        .map(from -> new TimeRange(from, to, zone))
        .orElseGet(() -> question.period().orElseThrow().endingAt(to, zone));
  }
}
