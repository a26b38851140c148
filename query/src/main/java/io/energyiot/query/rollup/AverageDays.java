package io.energyiot.query.rollup;

import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.rollup.DemandAnswer.AverageDay;
import io.energyiot.query.rollup.DemandAnswer.Demanded;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Computes average days by season and day of the week. Demands are grouped by the time that a clock
 * shows, so an hour that it shows twice counts twice, and an hour that it skips is left out.
 */
final class AverageDays {
  private static final int DAY_SECONDS = 86_400;

  private final ZoneId zone;
  private final int seconds;
  private final Map<Kind, Days> kinds = new TreeMap<>();

  AverageDays(ZoneId zone, BucketLength by) {
    this.zone = zone;
    this.seconds =
        switch (by) {
          case QUARTER_HOUR -> 900;
          case HOUR -> 3600;
          default -> DAY_SECONDS;
        };
  }

  /** The meteorological seasons, of three whole months each. */
  private enum Season {
    WINTER,
    SPRING,
    SUMMER,
    AUTUMN;

    static Season of(Month month) {
      return values()[month.getValue() % 12 / 3];
    }
  }

  private record Kind(Season season, DayOfWeek weekday) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int order = season.compareTo(other.season);
      return order != 0 ? order : weekday.compareTo(other.weekday);
    }
  }

  /** The days of one season and weekday. */
  private static final class Days {
    private final Set<LocalDate> dates = new HashSet<>();
    private final List<List<BigDecimal>> demands = new ArrayList<>();

    Days(int buckets) {
      for (int i = 0; i < buckets; i++) {
        demands.add(new ArrayList<>());
      }
    }
  }

  void add(Demanded demand) {
    ZonedDateTime local = Instant.ofEpochMilli(demand.start()).atZone(zone);
    Kind kind = new Kind(Season.of(local.getMonth()), local.getDayOfWeek());
    Days days = kinds.computeIfAbsent(kind, first -> new Days(DAY_SECONDS / seconds));
    days.dates.add(local.toLocalDate());
    days.demands.get(local.toLocalTime().toSecondOfDay() / seconds).add(demand.demand());
  }

  List<AverageDay> all(int moreDecimals) {
    List<AverageDay> all = new ArrayList<>();
    kinds.forEach(
        (kind, days) -> {
          List<BigDecimal> means = new ArrayList<>(); // may contain nulls
          days.demands.forEach(each -> means.add(MeanDemand.of(each, moreDecimals)));
          all.add(
              new AverageDay(
                  kind.season().name().toLowerCase(Locale.ROOT),
                  kind.weekday().name().toLowerCase(Locale.ROOT),
                  days.dates.size(),
                  means));
        });
    return all;
  }
}
