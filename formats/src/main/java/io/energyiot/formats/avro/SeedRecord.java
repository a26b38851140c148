package io.energyiot.formats.avro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * A record of one quarter-hour reading, as the demo's simulator sends it: four texts, of which
 * {@code metric_time} is in seconds since 1970-01-01T00:00:00Z. Other programs may write numbers,
 * timestamps or unions with null, and may add fields of their own.
 */
final class SeedRecord {
  private static final String DEVICE = "device_id";
  private static final String TIME = "metric_time";
  private static final String NAME = "metric_name";
  private static final String VALUE = "metric_value";

  /** The required fields. */
  static final List<String> FIELDS = List.of(DEVICE, NAME, TIME, VALUE);

  /**
   * Fields that would change the meaning of the reading. A schema that has one is not of this kind.
   */
  private static final Set<String> CHANGING = Set.of("interval", "quality");

  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,12}");
  private static final long SECONDS_LIMIT = 1_000_000_000_000L;

  private SeedRecord() {}

  /** Returns whether a schema describes such a record, whatever its name. */
  static boolean isOf(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        && FIELDS.stream().allMatch(field -> schema.getField(field) != null)
        && CHANGING.stream().allMatch(field -> schema.getField(field) == null);
  }

  /**
   * Reads a record and passes on its reading.
   *
   * @param writer a schema for which {@link #isOf} is true
   */
  static void read(ForeignRecord record, Schema writer, ReadingSink sink) {
    Map<String, Scalar> parts = DamagedException.decode(() -> parts(record, writer));
    try {
      String device = text(parts, DEVICE, ErrorCode.DEVICE_ID_INVALID, Series::checkDeviceId);
      Channel channel = text(parts, NAME, ErrorCode.CHANNEL_INVALID, Channel::of);
      long start = parse(TIME, () -> parts.get(TIME).start(TIME, SeedRecord::plainStart));
      BigDecimal value = parse(VALUE, () -> parts.get(VALUE).decimal(VALUE));
      Series series = Series.of(device, channel);
      sink.reading(0, series, start, Interval.QUARTER_HOUR, value, Quality.ACTUAL);
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(0, e));
    }
  }

  private static Map<String, Scalar> parts(ForeignRecord record, Schema writer) throws IOException {
    Map<String, Scalar> parts = new HashMap<>();
    for (Schema.Field field : writer.getFields()) {
      if (FIELDS.contains(field.name())) {
        parts.put(field.name(), record.scalar(field.schema()));
      } else {
        record.skip(field.schema());
      }
    }
    record.end();
    return parts;
  }

  private static <T> T text(
      Map<String, Scalar> parts, String field, ErrorCode code, Function<String, T> parser) {
    return parse(field, () -> parser.apply(parts.get(field).text(field, code)));
  }

  @FunctionalInterface
  private interface Parsing<T> {
    T parse();
  }

  /** Parses a field; a broken rule is reported under the field's own name. */
  private static <T> T parse(String field, Parsing<T> parsing) {
    try {
      return parsing.parse();
    } catch (BrokenRuleException e) {
      throw new BrokenRuleException(e.code(), field, e.getMessage());
    }
  }

  private static long plainStart(Object value) {
    boolean seconds =
        value instanceof Long number
            ? Math.abs(number) < SECONDS_LIMIT
            : SECONDS.matcher((String) value).matches();
    if (!seconds) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          TIME,
          "a time is in whole seconds since 1970, not " + Quoted.of(value.toString()));
    }
    return Interval.startMillis(Instant.ofEpochSecond(Long.parseLong(value.toString())));
  }
}
