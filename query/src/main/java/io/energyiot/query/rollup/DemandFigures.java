package io.energyiot.query.rollup;

import io.energyiot.model.StorageZone;
import io.energyiot.model.Unit;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.aggregate.Demand;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.rollup.DemandAnswer.AverageDay;
import io.energyiot.query.rollup.DemandAnswer.DemandDay;
import io.energyiot.query.rollup.DemandAnswer.Demanded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Computes a group's load from the quarter hours of its days. */
final class DemandFigures {
  private static final int QUARTER_HOUR = 900;
  private static final int HOUR = 3600;
  private static final int PERCENT = 100;
  private static final int MORE_DECIMALS = 3;
  private static final int FACTOR_DECIMALS = 4;

  private final RollupQuestion question;
  private final RolledDays rolled;
  private final StorageZone zone;
  private final TimeRange range;
  private final BucketLength by;
  private final List<Demanded> demands;

  DemandFigures(RollupQuestion question, RolledDays rolled, StorageZone zone, int maxBuckets) {
    if (question.channel().unit().flatMap(Unit::perHour).isEmpty()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "channel",
          "demand needs a channel of energy; " + question.channel() + " is not known to be one");
    }
    this.question = question;
    this.rolled = rolled;
    this.zone = zone;
    this.range = RollupBuckets.range(question, zone);
    this.by = by(rolled.days());
    this.demands = demands(rolled.days(), range, maxBuckets);
  }

  private static BucketLength by(List<RolledDay> days) {
    int longest =
        days.stream().mapToInt(day -> day.group().profile().longestInterval()).max().orElse(0);
    return longest <= QUARTER_HOUR
        ? BucketLength.QUARTER_HOUR
        : longest <= HOUR ? BucketLength.HOUR : BucketLength.DAY;
  }

  private List<Demanded> demands(List<RolledDay> days, TimeRange within, int maxBuckets) {
    return RollupBuckets.of(days, within, zone, by, maxBuckets).stream()
        .filter(bucket -> bucket.count() > 0)
        .map(bucket -> new Demanded(bucket.start(), demand(bucket)))
        .toList();
  }

  private static BigDecimal demand(RollupBucket bucket) {
    return Demand.of(bucket.sum(), Math.toIntExact((bucket.end() - bucket.start()) / 1000));
  }

  DemandAnswer answer() {
    Optional<Demanded> peak = peak(demands);
    BigDecimal mean = mean();
    return new DemandAnswer(
        question,
        range,
        rolled.asOf(),
        rolled.missing(),
        by,
        peak,
        mean,
        peak.map(greatest -> factor(mean, greatest.demand())).orElse(null),
        duration(),
        averageDays(),
        rolled.days().stream().flatMap(day -> demandDay(day).stream()).toList());
  }

  private static Optional<Demanded> peak(List<Demanded> demands) {
    return demands.stream()
        .max(
            Comparator.comparing(Demanded::demand)
                .thenComparing(Comparator.comparingLong(Demanded::start).reversed()));
  }

  private BigDecimal mean() {
    return MeanDemand.of(demands.stream().map(Demanded::demand).toList(), MORE_DECIMALS);
  }

  /** Null unless {@code whole} is over zero. */
  private static BigDecimal factor(BigDecimal part, BigDecimal whole) {
    return whole == null || whole.signum() <= 0
        ? null
        : part.divide(whole, FACTOR_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private List<BigDecimal> duration() {
    List<BigDecimal> falling =
        demands.stream().map(Demanded::demand).sorted(Comparator.reverseOrder()).toList();
    List<BigDecimal> curve = new ArrayList<>();
    for (int percent = 0; percent <= PERCENT && !falling.isEmpty(); percent++) {
      int so = (percent * falling.size() + PERCENT - 1) / PERCENT; // so many of them, rounded up
      curve.add(falling.get(Math.max(0, so - 1)));
    }
    return curve;
  }

  private List<AverageDay> averageDays() {
    AverageDays average = new AverageDays(zone.id(), by);
    demands.forEach(average::add);
    return average.all(MORE_DECIMALS);
  }

  private Optional<DemandDay> demandDay(RolledDay day) {
    LocalDate date = day.receipt().day();
    TimeRange itsRange =
        new TimeRange(
            zone.startOf(date.toEpochDay()), zone.startOf(date.toEpochDay() + 1), zone.id());
    BigDecimal sum =
        day.group().profile().sums().stream().reduce(BigDecimal::add).orElse(BigDecimal.ZERO);
    return peak(demands(List.of(day), itsRange, Integer.MAX_VALUE))
        .map(
            peak ->
                new DemandDay(
                    date, sum, peak, factor(peak.demand(), day.group().profile().sumOfPeaks())));
  }
}
