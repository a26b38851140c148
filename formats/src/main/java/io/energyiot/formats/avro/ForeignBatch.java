package io.energyiot.formats.avro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Reads a batch of another version or of another program: runs that have our fields, in any order,
 * beside other fields, and in any type with the same meaning. For one record.
 */
final class ForeignBatch {
  private static final String RUNS = "runs";
  private static final String DEVICE = "device_id";
  private static final String CHANNEL = "channel";
  private static final String START = "start";
  private static final String INTERVAL = "interval";
  private static final String VALUES = "values";
  private static final String QUALITIES = "qualities";

  private static final List<String> NEEDED = List.of(DEVICE, CHANNEL, START, INTERVAL);
  private static final int MAX_IN_RUN = 100_000;

  private final ForeignRecord record;
  private final ReadingSink sink;
  private long index;

  // of the current run
  private final Map<String, Scalar> parts = new HashMap<>();
  private final List<Scalar> values = new ArrayList<>();
  private final List<Scalar> qualities = new ArrayList<>();

  ForeignBatch(ForeignRecord record, ReadingSink sink) {
    this.record = record;
    this.sink = sink;
  }

  /** Returns whether a schema describes such a batch, whatever its name. */
  static boolean isOf(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD || schema.getField(RUNS) == null) {
      return false;
    }
    Schema runs = only(schema.getField(RUNS).schema(), Schema.Type.ARRAY);
    return runs != null && isRun(runs.getElementType());
  }

  private static boolean isRun(Schema run) {
    return run.getType() == Schema.Type.RECORD
        && NEEDED.stream().allMatch(field -> run.getField(field) != null)
        && run.getField(VALUES) != null
        && only(run.getField(VALUES).schema(), Schema.Type.ARRAY) != null
        && (run.getField(QUALITIES) == null
            || only(run.getField(QUALITIES).schema(), Schema.Type.ARRAY) != null);
  }

  /** Returns the schema, or the branch of a union, that has the type; null if there is none. */
  private static Schema only(Schema schema, Schema.Type type) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema.getType() == type ? schema : null;
    }
    return schema.getTypes().stream()
        .filter(branch -> branch.getType() == type)
        .findFirst()
        .orElse(null);
  }

  /** Reads the batch to its end. If it is damaged, the readings before the damage are good. */
  void read(Schema writer) {
    try {
      for (Schema.Field field : writer.getFields()) {
        if (field.name().equals(RUNS)) {
          readRuns(field.schema());
        } else {
          decode(() -> record.skip(field.schema()));
        }
      }
      decode(record::end);
    } catch (DamagedException e) {
      String rule =
          "not Avro of the batch: " + e.getMessage() + "; the rest of the record was not read";
      sink.reject(new Reject(index, null, ErrorCode.AVRO_INVALID, rule));
    }
  }

  @FunctionalInterface
  private interface Step {
    void go() throws IOException;
  }

  private static void decode(Step step) {
    DamagedException.decode(
        () -> {
          step.go();
          return true;
        });
  }

  private void readRuns(Schema schema) {
    Schema array = DamagedException.decode(() -> record.branch(schema));
    if (array.getType() != Schema.Type.ARRAY) {
      decode(() -> record.skip(array));
      return;
    }
    long count = DamagedException.decode(() -> record.elements(true));
    while (count > 0) {
      for (long i = 0; i < count; i++) {
        decode(() -> readRun(array.getElementType()));
        index += passRun();
      }
      count = DamagedException.decode(() -> record.elements(false));
    }
  }

  private void readRun(Schema run) throws IOException {
    record.step();
    parts.clear();
    values.clear();
    qualities.clear();
    for (Schema.Field field : run.getFields()) {
      if (NEEDED.contains(field.name())) {
        parts.put(field.name(), record.scalar(field.schema()));
      } else if (field.name().equals(VALUES)) {
        readElements(field.schema(), values);
      } else if (field.name().equals(QUALITIES)) {
        readElements(field.schema(), qualities);
      } else {
        record.skip(field.schema());
      }
    }
    if (!qualities.isEmpty() && qualities.size() != values.size()) {
      throw new DamagedException(values.size() + " values have " + qualities.size() + " qualities");
    }
  }

  private void readElements(Schema schema, List<Scalar> target) throws IOException {
    Schema array = record.branch(schema);
    if (array.getType() != Schema.Type.ARRAY) {
      record.skip(array);
      return;
    }
    for (long count = record.elements(true); count > 0; count = record.elements(false)) {
      for (long i = 0; i < count; i++) {
        if (target.size() == MAX_IN_RUN) {
          throw new DamagedException("a run of more than " + MAX_IN_RUN + " values");
        }
        target.add(record.scalar(array.getElementType()));
      }
    }
  }

  private int passRun() {
    int count = values.size();
    try {
      String device = parts.get(DEVICE).text(DEVICE, ErrorCode.DEVICE_ID_INVALID);
      Channel channel = Channel.of(parts.get(CHANNEL).text(CHANNEL, ErrorCode.CHANNEL_INVALID));
      Series series = Series.of(device, channel);
      long start = parts.get(START).start(START, ForeignBatch::plainStart);
      int interval = interval(parts.get(INTERVAL));
      for (int i = 0; i < count; i++) {
        pass(series, start + i * (interval * 1000L), interval, i);
      }
    } catch (BrokenRuleException e) {
      String rule = e.getMessage() + "; the run's " + count + " readings are not taken";
      sink.reject(new Reject(index, e.field(), e.code(), rule));
    }
    return count;
  }

  /** Reads a start: a number is in milliseconds, as in our own batch; a text is as in JSON. */
  private static long plainStart(Object value) {
    return value instanceof Long millis
        ? Scalar.inRange(millis)
        : Scalar.isoMillis(START, (String) value);
  }

  private static int interval(Scalar part) {
    long seconds = part.whole(INTERVAL, ErrorCode.INTERVAL_INVALID);
    return Interval.parseLength("PT" + seconds + "S");
  }

  private void pass(Series series, long start, int interval, int i) {
    try {
      Scalar.inRange(start);
      Quality quality =
          qualities.isEmpty()
              ? Quality.ACTUAL
              : Quality.parse(qualities.get(i).text("qualities", ErrorCode.QUALITY_INVALID));
      boolean missing = quality.isMissing();
      if (missing != values.get(i).isNull()) {
        throw new BrokenRuleException(
            ErrorCode.VALUE_MISSING, VALUES, "a value is null if and only if it is MISSING");
      }
      BigDecimal value = missing ? null : values.get(i).decimal(VALUES);
      sink.reading(index + i, series, start, interval, value, quality);
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(index + i, e));
    }
  }
}
