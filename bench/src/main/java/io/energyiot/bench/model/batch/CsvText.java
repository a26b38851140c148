package io.energyiot.bench.model.batch;

import io.energyiot.bench.model.rules.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Readings as CSV, in the long or in the wide form. */
public final class CsvText {
  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final String LONG_HEADER =
      "device_id,metric_time,metric_name,metric_value,interval,quality";

  /** How the lines of a meter follow each other. */
  public enum Order {
    ASCENDING,
    DESCENDING,
    BY_LABEL
  }

  private CsvText() {}

  private record Line(String label, Told told, String text) {}

  /**
   * The long form, meter by meter. Times are local where the clock tells which are meant, otherwise
   * they have an offset.
   */
  public static String longForm(List<Batch> batches, ZoneId zone, Order order) {
    StringBuilder text = new StringBuilder(LONG_HEADER + "\n");
    for (Batch batch : batches) {
      boolean local = isClear(batch, zone);
      List<Line> lines = new ArrayList<>();
      batch.told().forEach(each -> lines.add(line(batch, each, zone, local)));
      if (batch.isRun() && order == Order.DESCENDING) {
        Collections.reverse(lines);
      } else if (batch.isRun() && order == Order.BY_LABEL) {
        lines.sort(Comparator.comparing(Line::label).thenComparing(each -> each.told().start()));
      }
      lines.forEach(each -> text.append(each.text()).append('\n'));
    }
    return text.toString();
  }

  private static Line line(Batch batch, Told told, ZoneId zone, boolean local) {
    var time = Instant.ofEpochMilli(told.start()).atZone(zone);
    String label = time.format(LABEL);
    String text =
        "%s,%s,%s,%s,%s,%s"
            .formatted(
                batch.meter().device(),
                local ? label : time.format(OFFSET),
                batch.meter().channel(),
                told.digits(),
                Duration.ofSeconds(told.seconds()),
                told.quality());
    return new Line(label, told, text);
  }

  /**
   * Returns whether each label that a clock shows twice occurs twice, in a run of equal intervals.
   */
  private static boolean isClear(Batch batch, ZoneId zone) {
    Map<LocalDateTime, Integer> twice = new HashMap<>();
    for (Told each : batch.told()) {
      LocalDateTime label = Instant.ofEpochMilli(each.start()).atZone(zone).toLocalDateTime();
      if (zone.getRules().getValidOffsets(label).size() > 1) {
        twice.merge(label, 1, Integer::sum);
      }
    }
    return twice.isEmpty()
        || (batch.isRun() && twice.values().stream().allMatch(count -> count == 2));
  }

  /** Returns whether {@link #wideForm} can express the batches. */
  public static boolean isWide(List<Batch> batches, ZoneId zone, int seconds) {
    return batches.stream().allMatch(batch -> isWide(batch, zone, seconds));
  }

  private static boolean isWide(Batch batch, ZoneId zone, int seconds) {
    if (!batch.isRun() || batch.told().stream().anyMatch(each -> !isPlain(each, seconds, zone))) {
      return false;
    }
    // A day of 25 hours whose last values are empty looks like one of 24.
    return days(batch, zone).entrySet().stream()
        .allMatch(
            day -> {
              int extra = (int) (length(day.getKey(), zone) / 1000 - 86_400) / seconds;
              Told last = day.getValue().get(day.getValue().size() - 1);
              long end = start(day.getKey().plusDays(1), zone);
              return extra <= 0 || end - last.start() <= extra * (1000L * seconds);
            });
  }

  private static boolean isPlain(Told told, int seconds, ZoneId zone) {
    LocalDate day = Instant.ofEpochMilli(told.start()).atZone(zone).toLocalDate();
    return told.seconds() == seconds
        && told.quality().equals(Told.ACTUAL)
        && length(day, zone) % (seconds * 1000L) == 0
        && (told.start() - start(day, zone)) % (seconds * 1000L) == 0;
  }

  /** Returns the wide form, a day of the zone a line. */
  public static String wideForm(List<Batch> batches, ZoneId zone, int seconds) {
    StringBuilder text = new StringBuilder();
    for (Batch batch : batches) {
      days(batch, zone)
          .forEach(
              (day, told) -> {
                text.append(batch.meter().device()).append(',').append(day).append(',');
                text.append(batch.meter().channel());
                Map<Long, Told> byStart = new HashMap<>();
                told.forEach(each -> byStart.put(each.start(), each));
                long end = start(day.plusDays(1), zone);
                for (long at = start(day, zone); at < end; at += seconds * 1000L) {
                  text.append(',');
                  text.append(byStart.containsKey(at) ? byStart.get(at).digits() : "");
                }
                text.append('\n');
              });
    }
    return text.toString();
  }

  private static Map<LocalDate, List<Told>> days(Batch batch, ZoneId zone) {
    Map<LocalDate, List<Told>> days = new TreeMap<>();
    for (Told each : batch.told()) {
      LocalDate day = Instant.ofEpochMilli(each.start()).atZone(zone).toLocalDate();
      days.computeIfAbsent(day, key -> new ArrayList<>()).add(each);
    }
    return days;
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static long length(LocalDate day, ZoneId zone) {
    return start(day.plusDays(1), zone) - start(day, zone);
  }
}
