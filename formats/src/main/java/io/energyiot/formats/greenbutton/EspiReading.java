package io.energyiot.formats.greenbutton;

import io.energyiot.formats.csv.CsvDecimals;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;

/** The IntervalReading that is being read. The first rule that it breaks is kept to its end. */
final class EspiReading {
  private static final int MAX_TENS = 12;

  private final CsvDecimals value = new CsvDecimals('.');
  private long line;
  private long start;
  private int length;
  private Quality quality;
  private int multiplier;
  private boolean hasStart;
  private boolean hasValue;
  private BrokenRuleException broken;

  void begin(long atLine) {
    line = atLine;
    start = 0;
    length = 0;
    quality = Quality.ACTUAL;
    multiplier = EspiRows.NONE;
    hasStart = false;
    hasValue = false;
    broken = null;
  }

  /** Reads the text of an element inside the reading. */
  void read(String name, boolean inTimePeriod, EspiText text) {
    try {
      switch (name) {
        case "value" -> {
          if (!text.isEmpty()) {
            once(hasValue, name);
            text.readDecimal(value);
            hasValue = true;
          }
        }
        case "quality" -> grade(text);
        case "powerOfTenMultiplier" -> multiplier = multiplier(text);
        case "start" -> readStart(inTimePeriod, text);
        case "duration" -> length = inTimePeriod ? length(text) : length;
        default -> {}
      }
    } catch (BrokenRuleException e) {
      broken = broken == null ? e : broken;
    }
  }

  /** Of several qualities, one that is not actual counts. */
  private void grade(EspiText text) {
    Quality next = EspiQualities.of(text.number(ErrorCode.QUALITY_INVALID, "quality"));
    if (quality != Quality.ACTUAL && next != Quality.ACTUAL && next != quality) {
      throw new BrokenRuleException(
          ErrorCode.QUALITY_INVALID, "quality", "a reading has one quality, not several");
    }
    quality = quality == Quality.ACTUAL ? next : quality;
  }

  private void readStart(boolean inTimePeriod, EspiText text) {
    if (inTimePeriod) {
      once(hasStart, "start");
      long seconds = text.number(ErrorCode.START_INVALID, "start");
      if (seconds < 0 || seconds >= Interval.END_OF_STARTS / 1000) {
        throw new BrokenRuleException(
            ErrorCode.START_INVALID,
            "start",
            "start is seconds since 1970, up to the year 2199, not " + seconds);
      }
      start = seconds * 1000;
      hasStart = true;
    }
  }

  private static void once(boolean before, String field) {
    if (before) {
      throw new BrokenRuleException(
          ErrorCode.CONTENT_INVALID, field, "a reading has one " + field + ", not several");
    }
  }

  private static int length(EspiText text) {
    long seconds = text.number(ErrorCode.INTERVAL_INVALID, "duration");
    if (seconds < 1 || seconds > Interval.LONGEST) {
      throw EspiOutput.length(seconds);
    }
    return (int) seconds;
  }

  static int multiplier(EspiText text) {
    long tens = text.number(ErrorCode.VALUE_INVALID, "powerOfTenMultiplier");
    if (Math.abs(tens) > MAX_TENS) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_INVALID,
          "powerOfTenMultiplier",
          "powerOfTenMultiplier is -%d to %d, not %d".formatted(MAX_TENS, MAX_TENS, tens));
    }
    return (int) tens;
  }

  /** Adds what was read, or rejects it. */
  void end(EspiRows rows, EspiOutput output) {
    if (broken == null && !hasStart) {
      broken = missing(ErrorCode.FIELD_MISSING, "start", "a reading needs a timePeriod with start");
    }
    if (broken == null && !hasValue) {
      broken = missing(ErrorCode.VALUE_MISSING, "value", "a reading needs a value");
    }
    if (broken == null) {
      rows.add(line, start, length, value, quality.code(), multiplier);
    } else {
      output.reject(line, broken, null);
    }
  }

  private static BrokenRuleException missing(ErrorCode code, String field, String rule) {
    return new BrokenRuleException(code, field, rule);
  }
}
