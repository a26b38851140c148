package io.energyiot.bench.model.rules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as questions and answers write them. */
public final class ModelTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  private ModelTime() {}

  /** With the zone's offset, as answers have it. */
  public static String of(long millis, ZoneId zone) {
    OffsetDateTime time = Instant.ofEpochMilli(millis).atZone(zone).toOffsetDateTime();
    return time.format(millis % 1000 == 0 ? SECONDS : MILLIS);
  }

  /** A date or a local time where the zone's clock shows it once, otherwise an instant. */
  public static String local(long millis, ZoneId zone) {
    LocalDateTime local = Instant.ofEpochMilli(millis).atZone(zone).toLocalDateTime();
    if (zone.getRules().getValidOffsets(local).size() != 1) {
      return Instant.ofEpochMilli(millis).toString();
    }
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? local.toLocalDate().toString()
        : local.toString();
  }
}
