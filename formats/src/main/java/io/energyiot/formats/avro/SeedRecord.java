package io.energyiot.formats.avro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Channel;
import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * A record of one reading as the demo's simulator sends it: four texts, of which {@code
 * metric_time} is in seconds since 1970-01-01T00:00:00Z, for a quarter of an hour.
 */
final class SeedRecord {
  private static final String DEVICE = "device_id";
  private static final String TIME = "metric_time";
  private static final String NAME = "metric_name";
  private static final String VALUE = "metric_value";

  /** Its fields, which are all texts. */
  static final Set<String> FIELDS = new TreeSet<>(Set.of(DEVICE, TIME, NAME, VALUE));

  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,12}");

  private SeedRecord() {}

  /** Whether a schema is of such a record, whatever its name. */
  static boolean isOf(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        && schema.getFields().stream()
            .allMatch(field -> field.schema().getType() == Schema.Type.STRING)
        && schema.getFields().stream()
            .map(Schema.Field::name)
            .collect(Collectors.toSet())
            .equals(FIELDS);
  }

  /** Passes on the reading of {@code decoded}, a record that {@link #isOf} its schema. */
  static void read(Object decoded, ReadingSink sink) {
    GenericRecord record = (GenericRecord) decoded;
    try {
      String device = parse(record, DEVICE, Series::checkDeviceId);
      Channel channel = parse(record, NAME, Channel::of);
      long start = parse(record, TIME, SeedRecord::start);
      BigDecimal value = parse(record, VALUE, ExactDecimal::parse);
      Series series = new Series(device, channel);
      sink.reading(0, series, start, Interval.QUARTER_HOUR, value, Quality.ACTUAL);
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(0, e));
    }
  }

  /** A field's value; what is wrong with it is told under its own name. */
  private static <T> T parse(GenericRecord record, String field, Function<String, T> parser) {
    try {
      return parser.apply(record.get(field).toString());
    } catch (BrokenRuleException e) {
      throw new BrokenRuleException(e.code(), field, e.getMessage());
    }
  }

  private static long start(String seconds) {
    if (!SECONDS.matcher(seconds).matches()) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          TIME,
          "a time is in whole seconds since 1970, not " + Quoted.of(seconds));
    }
    return Interval.startMillis(Instant.ofEpochSecond(Long.parseLong(seconds)));
  }
}
