package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.NameFilter;
import io.energyiot.analytics.scan.ScanQuestion;
import io.energyiot.model.StorageZone;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;

/**
 * Limits what is read, by the filters on {@code day}, {@code start}, {@code device_id} and {@code
 * channel}. Spark applies the other filters.
 *
 * @param zone whose days are stored
 */
record PushedFilters(StorageZone zone) {

  ScanQuestion question(Filter[] filters) {
    ScanQuestion question = ScanQuestion.ALL;
    for (Filter each : filters) {
      question = narrow(question, each);
    }
    return question;
  }

  private ScanQuestion narrow(ScanQuestion question, Filter filter) {
    if (filter instanceof EqualTo f) {
      return within(question, f.attribute(), f.value());
    } else if (filter instanceof In f) {
      return within(question, f.attribute(), f.values());
    } else if (filter instanceof GreaterThan f) {
      return from(question, f.attribute(), f.value());
    } else if (filter instanceof GreaterThanOrEqual f) {
      return from(question, f.attribute(), f.value());
    } else if (filter instanceof LessThan f) {
      return until(question, f.attribute(), f.value());
    } else if (filter instanceof LessThanOrEqual f) {
      return until(question, f.attribute(), f.value());
    }
    return question;
  }

  /** A null in a list is equal to nothing. */
  private ScanQuestion within(ScanQuestion question, String column, Object... listed) {
    Object[] values = Arrays.stream(listed).filter(Objects::nonNull).toArray();
    return switch (column) {
      case "device_id" -> question.ofDevices(names(values));
      case "channel" -> question.ofChannels(names(values));
      case "day", "start" -> {
        long[] days = Arrays.stream(values).mapToLong(this::day).sorted().toArray();
        yield days.length == 0 ? question : question.from(days[0]).until(days[days.length - 1]);
      }
      default -> question;
    };
  }

  private ScanQuestion from(ScanQuestion question, String column, Object value) {
    return isTime(column) ? question.from(day(value)) : question;
  }

  private ScanQuestion until(ScanQuestion question, String column, Object value) {
    return isTime(column) ? question.until(day(value)) : question;
  }

  private static boolean isTime(String column) {
    return column.equals("day") || column.equals("start");
  }

  private static NameFilter names(Object... values) {
    return NameFilter.of(Arrays.stream(values).map(String.class::cast).collect(Collectors.toSet()));
  }

  /** By the session's {@code spark.sql.datetime.java8API.enabled}, old or new types come here. */
  private long day(Object value) {
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    } else if (value instanceof Date date) {
      return date.toLocalDate().toEpochDay();
    }
    Instant start = value instanceof Timestamp old ? old.toInstant() : (Instant) value;
    return zone.dayOf(start.toEpochMilli());
  }
}
