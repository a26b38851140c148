package io.energyiot.formats.greenbutton.write;

import io.energyiot.formats.greenbutton.EspiQualities;
import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.function.ObjLongConsumer;

/**
 * Which of some readings ESPI can hold.
 *
 * @param places theirs among all
 * @param scale digits after the point that all of them are written with, in kWh
 */
record EspiRange(BitSet places, int scale) {
  private static final int KILO = 3;
  private static final int MAX_SCALE = 15;
  private static final int VALUE_BITS = 47;

  static EspiRange of(Readings readings, ObjLongConsumer<String> leftOut) {
    BitSet places = new BitSet(readings.size());
    int scale = 0;
    for (int i = 0; i < readings.size(); i++) {
      String reason = reason(readings, i);
      if (reason == null) {
        places.set(i);
        scale = Math.max(scale, readings.scale(i));
      } else {
        leftOut.accept(reason, 1);
      }
    }
    EspiRange range = new EspiRange(places, allowed(scale));
    range.leaveOutLong(readings, leftOut);
    return range;
  }

  private static String reason(Readings readings, int i) {
    if (EspiQualities.codeOf(readings.quality(i)) == EspiQualities.NONE) {
      return "readings of quality " + readings.quality(i).text();
    }
    if (readings.start(i) % 1000 != 0) {
      return "readings that start within a second";
    }
    return readings.scale(i) > MAX_SCALE ? "values of more than 15 decimals" : null;
  }

  private void leaveOutLong(Readings readings, ObjLongConsumer<String> leftOut) {
    for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
      if (scaled(readings, i).unscaledValue().bitLength() > VALUE_BITS) {
        places.clear(i);
        leftOut.accept("values of more than 48 bits", 1);
      }
    }
  }

  /** The least scale of at least {@code scale} whose multiplier the schema has. */
  private static int allowed(int scale) {
    int multiplier = KILO - scale;
    return multiplier >= -KILO ? scale : KILO - Math.floorDiv(multiplier, KILO) * KILO;
  }

  int size() {
    return places.cardinality();
  }

  /** The power of ten of Wh in which values are written. */
  int multiplier() {
    return KILO - scale;
  }

  /** A value with {@link #scale} digits after the point. */
  BigDecimal scaled(Readings readings, int i) {
    return readings.value(i).setScale(scale);
  }
}
