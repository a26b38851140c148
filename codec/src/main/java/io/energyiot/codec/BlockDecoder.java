package io.energyiot.codec;

import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Unpacks the blocks that {@link BlockEncoder} makes. A block holds everything that this takes, so
 * the result does not depend on thread or time zone. One decoder reads one block.
 */
public final class BlockDecoder {
  private final BitReader in;
  private final ColumnReader columns;
  private final int size;
  private int interval;
  private int[] intervals;
  private int[] qualities;
  private int scale;
  private byte[] scales;
  private BigDecimal[] wide;

  private BlockDecoder(BitReader in, int size) {
    this.in = in;
    this.columns = new ColumnReader(in);
    this.size = size;
  }

  /**
   * Returns the readings of {@code block}, which may be of any format version.
   *
   * @throws EnergyException with {@link ErrorCode#BLOCK_CORRUPT} if the block is damaged or of a
   *     format version that this one does not know
   */
  public static Readings decode(byte[] block) {
    BitReader in = new BitReader(block);
    checkLength(in, block);
    if (VersionedBlock.isVersioned(block)) {
      return VersionedBlock.decodeReadings(block);
    }
    checkVersion(in, in.octet());
    Flags flags = Flags.of(in.octet(), in);
    int size = readSize(in);
    return new BlockDecoder(in, size).readings(flags);
  }

  /**
   * Returns the greatest end of the intervals of {@code block}, in milliseconds since
   * 1970-01-01T00:00:00Z. Unpacks only the columns of times, and none if the block is regular.
   *
   * @throws EnergyException as {@link #decode(byte[])} does
   */
  public static long lastEnd(byte[] block) {
    BlockHeader header = BlockHeader.of(block);
    if (header.isRegular()) {
      return header.end();
    }
    BitReader in = new BitReader(block);
    in.seek(VersionedBlock.isVersioned(block) ? VersionedBlock.readingsFrom(block) * Byte.SIZE : 0);
    checkVersion(in, in.octet());
    Flags flags = Flags.of(in.octet(), in);
    BlockDecoder decoder = new BlockDecoder(in, readSize(in));
    decoder.readIntervals(flags);
    long[] starts = decoder.readStarts(flags, decoder.readFirstStart(flags));
    long end = 0;
    for (int i = 0; i < starts.length; i++) {
      end = Math.max(end, starts[i] + decoder.interval(i) * 1000L);
    }
    return end;
  }

  static void checkLength(BitReader in, byte[] block) {
    if (block.length > Limits.MAX_BYTES) {
      throw in.corrupt("a block has at most " + Limits.MAX_BYTES + " bytes");
    }
  }

  static void checkVersion(BitReader in, int version) {
    if (version != BlockHeader.VERSION) {
      throw in.corrupt("it has format version " + version + "; versions 1 to 3 are known here");
    }
  }

  /** Returns how many readings there are, after checking that the block can hold so many. */
  static int readSize(BitReader in) {
    int size = (int) in.varint("the number of readings", 1, Limits.MAX_READINGS);
    if (!ColumnReader.canHold(in, size)) {
      throw in.corrupt("it is too short for " + size + " readings");
    }
    return size;
  }

  /** Returns the length of all intervals, in seconds. */
  static int readLength(BitReader in, Flags flags) {
    return flags.length() == Flags.LENGTH_GIVEN
        ? (int) in.varint("the interval", 1, Interval.LONGEST)
        : flags.seconds();
  }

  /**
   * Returns the readings of the remaining bytes of {@code block}, without moving its position.
   *
   * @throws EnergyException as {@link #decode(byte[])} does
   */
  public static Readings decode(ByteBuffer block) {
    byte[] bytes = new byte[block.remaining()];
    block.get(block.position(), bytes);
    return decode(bytes);
  }

  private Readings readings(Flags flags) {
    readIntervals(flags);
    long first = readFirstStart(flags);
    boolean withoutGaps = flags.contiguous() && intervals == null;
    long[] starts = withoutGaps ? null : readStarts(flags, first);
    checkLastStart(starts, first);
    int values = flags.qualities() ? readQualities() : size;
    long[] digits = values == 0 ? new long[size] : readValues(flags.scales(), values);
    if (in.left() > 0) {
      throw in.corrupt(in.left() / Byte.SIZE + " bytes follow its end");
    }
    return withoutGaps
        ? Readings.withoutGaps(first, interval, digits, scales, scale, qualities, wide)
        : Readings.ofColumns(starts, intervals, interval, digits, scales, scale, qualities, wide);
  }

  private void readIntervals(Flags flags) {
    if (flags.length() == Flags.LENGTH_COLUMN) {
      long[] column = new long[size];
      columns.read(column, size);
      intervals = new int[size];
      for (int i = 0; i < size; i++) {
        intervals[i] = (int) in.inRange("an interval", column[i], 1, Interval.LONGEST);
      }
      interval = intervals[0];
    } else {
      interval = readLength(in, flags);
    }
  }

  private int interval(int i) {
    return intervals == null ? interval : intervals[i];
  }

  private long readFirstStart(Flags flags) {
    long unit = flags.aligned() ? interval * 1000L : 1;
    return in.varint("the first start", 0, (Interval.END_OF_STARTS - 1) / unit) * unit;
  }

  private long[] readStarts(Flags flags, long first) {
    long[] starts = new long[size];
    if (flags.contiguous()) {
      follow(starts, first);
    } else {
      readGaps(starts, first);
    }
    return starts;
  }

  private void checkLastStart(long[] starts, long first) {
    long last = starts == null ? first + (size - 1) * (interval * 1000L) : starts[size - 1];
    in.inRange("the last start", last, first, Interval.END_OF_STARTS - 1);
  }

  private void follow(long[] starts, long first) {
    long start = first;
    for (int i = 0; i < size; i++) {
      starts[i] = start;
      start += intervals[i] * 1000L;
    }
  }

  private void readGaps(long[] starts, long first) {
    if (size == 1) {
      throw in.corrupt("a single reading has no gaps");
    }
    long unit = in.varint("the unit of gaps", 1, Interval.END_OF_STARTS);
    long widest = Interval.END_OF_STARTS / unit;
    columns.read(starts, size - 1);
    long start = first;
    for (int i = 0; i < size; i++) {
      long gap = in.inRange("a gap", starts[i], -widest, widest);
      starts[i] = start;
      long end = start + interval(i) * 1000L;
      start =
          i == size - 1
              ? start
              : in.inRange("a start", end + gap * unit, start + 1, Interval.END_OF_STARTS - 1);
    }
  }

  private int readQualities() {
    long[] column = new long[size];
    columns.read(column, size);
    qualities = new int[size];
    int values = 0;
    for (int i = 0; i < size; i++) {
      qualities[i] = (int) in.inRange("a quality", column[i], 0, Quality.MAX_CODE);
      if (!Quality.isCode(qualities[i])) {
        throw in.corrupt("a quality is " + qualities[i] + ", which no quality has as its code");
      }
      values += Quality.isMissing(qualities[i]) ? 0 : 1;
    }
    return values;
  }

  private long[] readValues(Flags.Scales layout, int values) {
    int min = 0;
    switch (layout) {
      case ONE -> scale = readScale(0);
      case STRIPPED -> {
        min = readScale(0);
        scale = readScale(min);
      }
      case EACH, EACH_WIDE -> readScales(values);
    }
    long[] digits = readValueColumn(values);
    if (layout == Flags.Scales.STRIPPED) {
      strip(digits, min);
    } else if (layout == Flags.Scales.EACH_WIDE) {
      widen(digits, readValueColumn(values));
    }
    return digits;
  }

  private int readScale(int min) {
    return (int) in.inRange("a scale", in.octet(), min, Limits.MAX_SCALE);
  }

  private void readScales(int values) {
    long[] column = readValueColumn(values);
    scales = new byte[size];
    for (int i = 0; i < size; i++) {
      scales[i] = (byte) in.inRange("a scale", column[i], 0, Limits.MAX_SCALE);
    }
  }

  /** Reads a column with one number for each value, and puts 0 where a reading has no value. */
  private long[] readValueColumn(int values) {
    long[] column = new long[size];
    columns.read(column, values);
    int from = values;
    for (int to = size - 1; from <= to; to--) {
      column[to] = Quality.isMissing(qualities[to]) ? 0 : column[--from];
    }
    return column;
  }

  private void strip(long[] digits, int min) {
    scales = new byte[size];
    for (int i = 0; i < size; i++) {
      long value = digits[i];
      int left = value == 0 ? min : scale;
      while (left > min && value % 10 == 0) {
        value /= 10;
        left--;
      }
      digits[i] = value;
      scales[i] = (byte) left;
    }
  }

  private void widen(long[] digits, long[] highParts) {
    wide = new BigDecimal[size];
    for (int i = 0; i < size; i++) {
      if (highParts[i] != 0) {
        BigInteger value =
            BigInteger.valueOf(highParts[i])
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(digits[i]));
        wide[i] = new BigDecimal(value, scales[i]);
        in.inRange("the number of digits", wide[i].precision(), 1, ExactDecimal.MAX_DIGITS);
      }
    }
  }
}
