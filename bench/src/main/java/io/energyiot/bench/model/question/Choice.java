package io.energyiot.bench.model.question;

import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.ModelTime;
import io.energyiot.bench.model.rules.Piece;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random choice of a meter, a range and an instant of knowledge, where something is known.
 *
 * @param meter of which something is known
 * @param from milliseconds since 1970-01-01T00:00:00Z
 * @param to not part of the range
 * @param zone of the question
 * @param upTo the last step that is to count; {@link Memory#NOW} for all
 */
record Choice(Subject subject, Meter meter, long from, long to, ZoneId zone, int upTo) {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "America/St_Johns",
          "Africa/Casablanca",
          "Pacific/Auckland");
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;
  private static final long[] LENGTHS = {15 * MINUTE, 60 * MINUTE, DAY / 4, DAY, 3 * DAY, 40 * DAY};

  static Choice of(Random random, Subject subject, Meter meter) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    List<Piece> told = subject.memory().told(meter);
    Piece piece = told.get(random.nextInt(told.size()));
    long somewhere =
        random.nextBoolean() ? piece.readings().firstKey() : piece.readings().lastKey();
    long length = LENGTHS[random.nextInt(LENGTHS.length)];
    long from = round(random, somewhere - (long) (random.nextDouble() * length), zone);
    long to = round(random, from + 1 + (long) (random.nextDouble() * 2 * length), zone);
    int last = subject.moments().next() - 1;
    int upTo = random.nextInt(4) == 0 ? random.nextInt(last + 1) : Memory.NOW;
    return new Choice(subject, meter, from, Math.max(to, from + 1), zone, upTo);
  }

  private static long round(Random random, long time, ZoneId zone) {
    return switch (random.nextInt(4)) {
      case 0 -> time;
      case 1 -> time / (15 * MINUTE) * (15 * MINUTE);
      case 2 -> time / (60 * MINUTE) * (60 * MINUTE);
      default ->
          Instant.ofEpochMilli(time)
              .atZone(zone)
              .truncatedTo(ChronoUnit.DAYS)
              .toInstant()
              .toEpochMilli();
    };
  }

  /** The parameters that ask for it. */
  Map<String, String> parameters(Random random) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("from", time(random, from));
    parameters.put("to", time(random, to));
    parameters.put("zone", zone.getId());
    if (upTo != Memory.NOW) {
      parameters.put("as_of", time(random, subject.moments().after(upTo)));
    }
    return parameters;
  }

  private String time(Random random, long millis) {
    return switch (random.nextInt(3)) {
      case 0 -> Instant.ofEpochMilli(millis).toString();
      case 1 -> ModelTime.of(millis, zone);
      default -> ModelTime.local(millis, zone);
    };
  }
}
