package io.energyiot.formats.parquet;

import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The columns of a value: {@code value}, an exact decimal of 38 digits, 18 of them after the
 * decimal point, and {@code value_text}, which holds a value that does not fit, written in full.
 */
final class ValueColumns {
  static final int PRECISION = 38;
  static final int SCALE = 18;

  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(PRECISION - SCALE);
  private static final long[] POWERS = new long[SCALE + 1];

  static {
    Arrays.setAll(POWERS, i -> BigInteger.TEN.pow(i).longValueExact());
  }

  private final ParquetColumn<NumberDictionary> values =
      ParquetColumn.ofNumbers(ParquetField.optionalDecimal("value"));
  private final ParquetColumn<TextDictionary> texts =
      ParquetColumn.ofTexts(ParquetField.optionalText("value_text"));

  ParquetColumn<NumberDictionary> values() {
    return values;
  }

  ParquetColumn<TextDictionary> texts() {
    return texts;
  }

  /** Adds the value of reading {@code i}. */
  void add(Readings readings, int i) {
    if (!readings.hasValue(i)) {
      values.addNull();
      texts.addNull();
    } else if (readings.isWide(i) || readings.scale(i) > SCALE) {
      addUnusual(readings.value(i));
    } else {
      long digits = readings.unscaled(i);
      long factor = POWERS[SCALE - readings.scale(i)];
      add(Math.multiplyHigh(digits, factor), digits * factor);
    }
  }

  private void add(long high, long low) {
    values.add(values.values().numberOf(high, low));
    texts.addNull();
  }

  private void addUnusual(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() > SCALE || value.abs().compareTo(LIMIT) >= 0) {
      values.addNull();
      byte[] text = value.toPlainString().getBytes(StandardCharsets.US_ASCII);
      texts.add(texts.values().numberOf(text));
      return;
    }
    BigInteger digits = value.setScale(SCALE).unscaledValue();
    add(digits.shiftRight(Long.SIZE).longValue(), digits.longValue());
  }
}
