package io.energyiot.codec;

import io.energyiot.model.Readings;
import java.math.BigInteger;
import java.util.function.IntToLongFunction;

/**
 * Packs readings into blocks of format version 1, which {@code FORMAT.md} describes. {@link
 * BlockDecoder} returns exactly the same readings, digit for digit, and the same readings always
 * give the same bytes. Keeps scratch memory from block to block, so an encoder is for one thread.
 */
public final class BlockEncoder {
  /** The greatest number of readings in a block. */
  public static final int MAX_READINGS = Limits.MAX_READINGS;

  private final BitWriter out = new BitWriter();
  private final ColumnWriter columns = new ColumnWriter();
  private long[] column = new long[128];

  /**
   * Packs {@code readings}.
   *
   * @param readings 1 to {@link #MAX_READINGS}, in strictly rising order of start
   * @throws IllegalArgumentException if there are too few or too many, or one of them breaks the
   *     rules of {@link io.energyiot.model.Interval} or {@link io.energyiot.model.ExactDecimal}
   */
  public byte[] encode(Readings readings) {
    int size = readings.size();
    if (size < 1 || size > MAX_READINGS) {
      throw new IllegalArgumentException(size + " readings do not make a block");
    }
    if (column.length < size) {
      column = new long[size];
    }
    TimeColumns times = TimeColumns.of(readings);
    Digits digits = Digits.of(readings);
    byte[] block = pack(readings, times, digits);
    if (digits.isStretched(readings)) {
      byte[] other = pack(readings, times, digits.withScaleEach());
      return other.length < block.length ? other : block;
    }
    return block;
  }

  private byte[] pack(Readings readings, TimeColumns times, Digits digits) {
    int size = readings.size();
    Flags flags = flags(readings, times, digits);
    out.clear();
    out.octet(BlockHeader.VERSION);
    out.octet(flags.octet());
    out.varint(size);
    writeTimes(readings, times, flags);
    if (flags.qualities()) {
      writeColumn(size, i -> readings.quality(i).code());
    }
    if (digits.count() > 0) {
      writeValues(readings, digits);
    }
    return out.toBytes();
  }

  private static Flags flags(Readings readings, TimeColumns times, Digits digits) {
    int length = readings.interval(0);
    return new Flags(
        times.sameLength() ? Flags.lengthCode(length) : Flags.LENGTH_COLUMN,
        times.contiguous(),
        readings.start(0) % (length * 1000L) == 0,
        !allActual(readings),
        digits.layout());
  }

  private static boolean allActual(Readings readings) {
    if (readings.isAllActual()) {
      return true;
    }
    for (int i = 0; i < readings.size(); i++) {
      if (readings.quality(i).code() != 0) {
        return false;
      }
    }
    return true;
  }

  private void writeTimes(Readings readings, TimeColumns times, Flags flags) {
    if (flags.length() == Flags.LENGTH_COLUMN) {
      writeColumn(readings.size(), readings::interval);
    } else if (flags.length() == Flags.LENGTH_GIVEN) {
      out.varint(readings.interval(0));
    }
    long start = readings.start(0);
    out.varint(flags.aligned() ? start / (readings.interval(0) * 1000L) : start);
    if (!times.contiguous()) {
      out.varint(times.gapUnit());
      writeColumn(
          readings.size() - 1, i -> (readings.start(i + 1) - readings.end(i)) / times.gapUnit());
    }
  }

  private void writeValues(Readings readings, Digits digits) {
    switch (digits.layout()) {
      case ONE -> out.octet(digits.max());
      case STRIPPED -> {
        out.octet(digits.min());
        out.octet(digits.max());
      }
      case EACH, EACH_WIDE -> writeValueColumn(readings, readings::scale);
    }
    if (digits.layout() == Flags.Scales.EACH_WIDE) {
      writeValueColumn(readings, i -> bigDigits(readings, i).longValue());
      writeValueColumn(readings, i -> highPart(bigDigits(readings, i)));
    } else if (digits.layout() == Flags.Scales.STRIPPED || digits.count() < readings.size()) {
      writeValueColumn(readings, i -> digits.written(readings, i));
    } else {
      readings.copyUnscaled(column);
      columns.write(column, readings.size(), out);
    }
  }

  private static BigInteger bigDigits(Readings readings, int i) {
    return readings.isWide(i)
        ? readings.value(i).unscaledValue()
        : BigInteger.valueOf(readings.unscaled(i));
  }

  /** What {@code digits} have besides their low 64 bits, which count as a long with sign. */
  private static long highPart(BigInteger digits) {
    return digits
        .subtract(BigInteger.valueOf(digits.longValue()))
        .shiftRight(Long.SIZE)
        .longValueExact();
  }

  private void writeColumn(int count, IntToLongFunction number) {
    for (int i = 0; i < count; i++) {
      column[i] = number.applyAsLong(i);
    }
    columns.write(column, count, out);
  }

  private void writeValueColumn(Readings readings, IntToLongFunction number) {
    int count = 0;
    for (int i = 0; i < readings.size(); i++) {
      if (readings.hasValue(i)) {
        column[count++] = number.applyAsLong(i);
      }
    }
    columns.write(column, count, out);
  }
}
