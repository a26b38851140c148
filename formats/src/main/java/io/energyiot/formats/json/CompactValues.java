package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values and qualities of consecutive readings of one series. Digits that fit a long are kept in an
 * array; rare cases (wide values, broken elements) are kept separately, by their place.
 */
final class CompactValues {
  private long[] digits = new long[100];
  private byte[] scales = new byte[100];
  private boolean[] plain = new boolean[100];
  private Quality[] qualities = new Quality[100];
  private int count;
  private int total;
  private int qualityTotal;
  private boolean qualified;
  private final DecimalText decimal = new DecimalText();
  private final Map<Integer, BigDecimal> wide = new HashMap<>();
  private final Map<Integer, BrokenRuleException> brokenValues = new HashMap<>();
  private final Map<Integer, BrokenRuleException> brokenQualities = new HashMap<>();

  /** Forgets the values of the previous object. */
  void clear() {
    count = 0;
    total = 0;
    qualityTotal = 0;
    qualified = false;
    wide.clear();
    brokenValues.clear();
    brokenQualities.clear();
  }

  /** Returns the number of values, including those that were not kept. */
  int total() {
    return total;
  }

  /**
   * Reads the array at which the parser stands, to its end.
   *
   * @param max the largest number of values to keep
   */
  void readValues(JsonParser parser, int max) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (total++ < max) {
        makeRoom();
        plain[count] = readValue(parser, token);
        count++;
      }
      parser.skipChildren();
    }
  }

  private void makeRoom() {
    if (count == digits.length) {
      digits = Arrays.copyOf(digits, 2 * count);
      scales = Arrays.copyOf(scales, 2 * count);
      plain = Arrays.copyOf(plain, 2 * count);
    }
  }

  /** Reads the value at which the parser stands; returns false unless its digits fit a long. */
  private boolean readValue(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return false;
    }
    try {
      if (!JsonField.isDecimal(token)) {
        throw JsonField.VALUE.wrongKind(token);
      }
      decimal.read(parser);
    } catch (BrokenRuleException e) {
      brokenValues.put(count, e);
      return false;
    }
    if (decimal.wide() != null) {
      wide.put(count, decimal.wide());
      return false;
    }
    digits[count] = decimal.digits();
    scales[count] = (byte) decimal.scale();
    return true;
  }

  /**
   * Reads the array at which the parser stands, to its end.
   *
   * @param max the largest number of qualities to keep
   */
  void readQualities(JsonParser parser, RememberedText<Quality> meanings, int max)
      throws IOException {
    qualified = true;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (qualityTotal < max) {
        if (qualityTotal == qualities.length) {
          qualities = Arrays.copyOf(qualities, 2 * qualityTotal);
        }
        qualities[qualityTotal] = readQuality(parser, token, meanings);
      }
      qualityTotal++;
      parser.skipChildren();
    }
  }

  private Quality readQuality(JsonParser parser, JsonToken token, RememberedText<Quality> meanings)
      throws IOException {
    try {
      if (token == JsonToken.VALUE_NULL) {
        return Quality.ACTUAL;
      }
      if (token != JsonToken.VALUE_STRING) {
        throw JsonField.QUALITY.wrongKind(token);
      }
      return meanings.at(parser);
    } catch (BrokenRuleException e) {
      brokenQualities.put(qualityTotal, e);
      return null;
    }
  }

  /**
   * Passes on the readings, plain ones in runs, and rejects bad ones by their place.
   *
   * @throws BrokenRuleException if there is no value, or not one quality for each value
   */
  void passTo(ReadingSink sink, long index, Series series, long start, int interval) {
    if (total == 0) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_MISSING, "values", "values has at least one element");
    }
    if (qualified && qualityTotal != total) {
      throw new BrokenRuleException(
          ErrorCode.INTERVAL_COUNT_WRONG,
          "qualities",
          "qualities has as many elements as values, %d, not %d".formatted(total, qualityTotal));
    }
    long step = interval * 1000L;
    int inTime = (int) Math.min(count, (Interval.END_OF_STARTS - start + step - 1) / step);
    int i = 0;
    while (i < count) {
      int end = runEnd(i, inTime);
      if (end > i) {
        passRun(sink, index, series, start, interval, i, end);
      } else {
        passOne(sink, index, series, start + i * step, interval, i);
        end = i + 1;
      }
      i = end;
    }
  }

  /**
   * Returns the end of the run of plain, actual readings in the allowed range that begins at {@code
   * from}.
   */
  private int runEnd(int from, int inTime) {
    int end = from;
    while (end < inTime && plain[end] && (!qualified || qualities[end] == Quality.ACTUAL)) {
      end++;
    }
    return end;
  }

  private void passRun(
      ReadingSink sink, long index, Series series, long start, int interval, int from, int to) {
    long[] run = from == 0 ? digits : Arrays.copyOfRange(digits, from, to);
    byte[] runScales = from == 0 ? scales : Arrays.copyOfRange(scales, from, to);
    long first = start + from * (interval * 1000L);
    try {
      sink.run(index, series, first, interval, run, runScales, to - from);
    } catch (BrokenRuleException e) {
      String field = place("values", from) + (to - from == 1 ? "" : "-" + place("values", to - 1));
      sink.reject(new Reject(index, field, e.code(), e.getMessage()));
    }
  }

  private void passOne(
      ReadingSink sink, long index, Series series, long start, int interval, int i) {
    if (brokenQualities.containsKey(i)) {
      reject(sink, index, place("qualities", i), brokenQualities.get(i));
      return;
    }
    try {
      Quality quality = !qualified ? Quality.ACTUAL : qualities[i];
      BigDecimal value = value(i);
      ReadingFields.checkValue(value != null, quality, "values");
      Interval.startMillis(Instant.ofEpochMilli(start));
      sink.reading(index, series, start, interval, value, quality);
    } catch (BrokenRuleException e) {
      reject(sink, index, place("values", i), e);
    }
  }

  /** Returns the value at a place; null if it is null. */
  private BigDecimal value(int i) {
    if (brokenValues.containsKey(i)) {
      throw brokenValues.get(i);
    }
    return plain[i] ? BigDecimal.valueOf(digits[i], scales[i]) : wide.get(i);
  }

  private static void reject(
      ReadingSink sink, long index, String field, BrokenRuleException broken) {
    sink.reject(new Reject(index, field, broken.code(), broken.getMessage()));
  }

  private static String place(String field, int i) {
    return field + "[" + i + "]";
  }
}
