package io.energyiot.formats.csv.write;

import io.energyiot.formats.bytes.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * Writes instants as local times of a zone. Asks the zone's rules once per day, not once per time.
 */
final class LocalClock {
  private static final long DAY = 86_400_000;

  private final ZoneId zone;
  private final boolean withOffset;
  private long from;
  private long to;
  private long midnight;
  private byte[] date = {};
  private byte[] offset = {};

  LocalClock(ZoneId zone, boolean withOffset) {
    this.zone = zone;
    this.withOffset = withOffset;
  }

  /** Writes {@code yyyy-MM-dd HH:mm:ss}, then milliseconds unless they are 0, then the offset. */
  void write(long instant, ByteText text) throws IOException {
    if (instant < from || instant >= to) {
      enterDay(instant);
    }
    int millis = (int) (instant - midnight);
    int seconds = millis / 1000;
    text.bytes(date);
    text.twoDigits(seconds / 3600);
    text.character(':');
    text.twoDigits(seconds / 60 % 60);
    text.character(':');
    text.twoDigits(seconds % 60);
    if (millis % 1000 != 0) {
      text.character('.');
      text.character((char) ('0' + millis / 100 % 10));
      text.twoDigits(millis % 100);
    }
    text.bytes(offset);
  }

  /** Finds the part of the day around {@code instant} in which the offset stays the same. */
  private void enterDay(long instant) {
    Instant at = Instant.ofEpochMilli(instant);
    ZoneOffset ahead = zone.getRules().getOffset(at);
    LocalDateTime local = LocalDateTime.ofInstant(at, ahead);
    midnight = local.toLocalDate().atStartOfDay().toInstant(ahead).toEpochMilli();
    from = midnight;
    to = midnight + DAY;
    ZoneOffsetTransition next = zone.getRules().nextTransition(at);
    if (next != null) {
      to = Math.min(to, next.getInstant().toEpochMilli());
    }
    ZoneOffsetTransition before = zone.getRules().previousTransition(at.plusNanos(1));
    if (before != null) {
      from = Math.max(from, before.getInstant().toEpochMilli());
    }
    date = (local.toLocalDate() + " ").getBytes(StandardCharsets.US_ASCII);
    offset = withOffset ? ahead.getId().getBytes(StandardCharsets.US_ASCII) : new byte[0];
  }
}
