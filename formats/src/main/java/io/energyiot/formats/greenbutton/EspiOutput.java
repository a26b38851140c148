package io.energyiot.formats.greenbutton;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.clock.SeenStarts;
import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Passes readings on, scaled exactly to the unit of their channel; counts all. */
final class EspiOutput {
  private static final int MAX_SCALE = 38;

  private final ReadingSink sink;
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private long count;
  private long runs;

  EspiOutput(ReadingSink sink) {
    this.sink = sink;
  }

  /** Passes on all rows. */
  void emit(EspiRows rows, EspiTarget target) {
    if (target.problem() == null && target.series() == null) {
      leftOut.merge(target.type().leftOut(), (long) rows.size(), Long::sum);
      count += rows.size();
      return;
    }
    int before = target.seen() == null ? 0 : target.seen().runs();
    for (int i = 0; i < rows.size(); i++) {
      try {
        emit(rows, i, target);
        count++;
      } catch (BrokenRuleException e) {
        reject(rows.line(i), e, text(rows, i));
      }
    }
    runs += target.seen() == null ? 0 : target.seen().runs() - before;
  }

  private void emit(EspiRows rows, int i, EspiTarget target) {
    if (target.problem() != null) {
      throw target.problem();
    }
    EspiType type = target.type();
    int length = rows.length(i) == 0 ? type.intervalLength() : rows.length(i);
    if (length < 1) {
      throw length(length);
    }
    noteOddities(rows, i, type);
    Quality quality = Quality.ofCode(rows.quality(i));
    BigDecimal wide = rows.wide(i);
    int scale = rows.scale(i) + type.shift(rows.multiplier(i));
    long start = rows.start(i);
    boolean plain = wide == null && scale >= 0 && scale <= MAX_SCALE;
    BigDecimal value = plain ? null : scaled(rows, i, scale);
    if (!target.seen().add(start, length * 1000L)) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          "start",
          "the feed has a reading of " + target.series().channel() + " with this start before");
    }
    if (plain) {
      sink.reading(rows.line(i), target.series(), start, length, rows.digits(i), scale, quality);
    } else {
      sink.reading(rows.line(i), target.series(), start, length, value, quality);
    }
  }

  private static BigDecimal scaled(EspiRows rows, int i, int scale) {
    BigInteger digits =
        rows.wide(i) == null ? BigInteger.valueOf(rows.digits(i)) : rows.wide(i).unscaledValue();
    return ExactDecimal.check(new BigDecimal(digits, scale));
  }

  static BrokenRuleException length(long seconds) {
    return new BrokenRuleException(
        ErrorCode.INTERVAL_INVALID,
        "duration",
        "a duration is 1 to " + Interval.LONGEST + " seconds, not " + seconds);
  }

  private void noteOddities(EspiRows rows, int i, EspiType type) {
    if (type.isReverse() && rows.digits(i) < 0) {
      notes.add("values of the reverse direction are below zero and were kept so");
    }
    int own = rows.multiplier(i);
    if (own != EspiRows.NONE && type.multiplier() != EspiRows.NONE && own != type.multiplier()) {
      notes.add(
          "powerOfTenMultiplier is %d inside readings, where the schema has none; that of the"
                  .formatted(own)
              + " ReadingType, %d, was taken".formatted(type.multiplier()));
    }
    if (type.flow() == EspiType.NONE || type.flow() == 0) {
      notes.add("a ReadingType says no flowDirection; its readings were taken as delivered");
    }
  }

  private static String text(EspiRows rows, int i) {
    BigDecimal value =
        rows.wide(i) == null ? BigDecimal.valueOf(rows.digits(i), rows.scale(i)) : rows.wide(i);
    return "start %s, duration %d s, value %s"
        .formatted(Instant.ofEpochMilli(rows.start(i)), rows.length(i), value.toPlainString());
  }

  /** Rejects a reading. */
  void reject(long line, BrokenRuleException broken, String text) {
    count++;
    sink.reject(new Reject(line, broken.field(), broken.code(), broken.getMessage(), text));
  }

  void note(String text) {
    notes.add(text);
  }

  /** Passes on what was counted and noted. */
  void end() {
    leftOut.forEach(sink::leftOut);
    notes.forEach(sink::note);
  }

  /** About how much memory the starts of all series take. */
  long bytes() {
    return runs * SeenStarts.BYTES;
  }

  /** Readings taken, rejected and left out. */
  long count() {
    return count;
  }
}
