package io.energyiot.codec;

import io.energyiot.model.Readings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;

/**
 * A block whose readings have versions of their own: format version 3 of FORMAT.md, or version 2,
 * which has no order within a millisecond. Readings that were streamed one by one are folded into
 * such blocks. It takes one to four bytes a reading more than a block of one version.
 *
 * @param readings what {@link BlockDecoder#decode(byte[])} gives as well
 * @param millis when each of them was learned, milliseconds since 1970-01-01T00:00:00Z; not copied,
 *     never to be changed
 * @param sequences the order of what was learned within a millisecond, as {@link
 *     io.energyiot.model.Version} has it; null if the block is of format version 2
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the readings, and as short-lived
public record VersionedBlock(Readings readings, long[] millis, long[] sequences) {
  /** The format version without sequences, which is read but no longer written. */
  private static final int WITHOUT_SEQUENCES = 2;

  /** The format version that is written. */
  static final int VERSION = 3;

  /**
   * @throws IllegalArgumentException if there is not one version for each reading
   */
  public VersionedBlock {
    int size = readings.size();
    if (millis.length != size || (sequences != null && sequences.length != size)) {
      throw new IllegalArgumentException(millis.length + " versions of " + size);
    }
  }

  /** Returns readings that all have one version. */
  public static VersionedBlock of(Readings readings, long millis, long sequence) {
    long[] same = new long[readings.size()];
    Arrays.fill(same, millis);
    long[] sequences = new long[readings.size()];
    Arrays.fill(sequences, sequence);
    return new VersionedBlock(readings, same, sequences);
  }

  /** Returns whether a packed block is a versioned one. */
  public static boolean isVersioned(byte[] block) {
    return block.length > 0 && isVersioned(block[0]);
  }

  private static boolean isVersioned(byte version) {
    return version == WITHOUT_SEQUENCES || version == VERSION;
  }

  /**
   * Packs the block with {@code encoder}.
   *
   * @throws IllegalArgumentException if it has no sequences
   */
  public byte[] encode(BlockEncoder encoder) {
    if (sequences == null) {
      throw new IllegalArgumentException("a block is written with its sequences");
    }
    byte[] values = encoder.encode(readings);
    long[] ages = new long[millis.length];
    Arrays.setAll(ages, i -> millis[i] - readings.start(i));
    BitWriter head = new BitWriter();
    head.octet(VERSION);
    head.varint(values.length);
    BitWriter tail = new BitWriter();
    ColumnWriter columns = new ColumnWriter();
    columns.write(ages, ages.length, tail);
    columns.write(sequences, sequences.length, tail);
    return join(head.toBytes(), values, tail.toBytes());
  }

  /**
   * Gives all readings of a packed block of the version that is written the same sequence, without
   * packing the rest again.
   */
  public static byte[] withSequence(byte[] block, long sequence) {
    int size = BlockHeader.readings(block);
    int to = valuesFrom(block) + valuesLength(block);
    BitReader in = new BitReader(block);
    in.seek(to * Byte.SIZE);
    new ColumnReader(in).read(new long[size], size);
    int end = in.place() / Byte.SIZE;
    long[] sequences = new long[size];
    Arrays.fill(sequences, sequence);
    BitWriter tail = new BitWriter();
    new ColumnWriter().write(sequences, size, tail);
    byte[] bytes = tail.toBytes();
    byte[] changed = Arrays.copyOf(block, end + bytes.length);
    System.arraycopy(bytes, 0, changed, end, bytes.length);
    return changed;
  }

  private static byte[] join(byte[] head, byte[] values, byte[] tail) {
    byte[] block = Arrays.copyOf(head, head.length + values.length + tail.length);
    System.arraycopy(values, 0, block, head.length, values.length);
    System.arraycopy(tail, 0, block, head.length + values.length, tail.length);
    return block;
  }

  /**
   * Unpacks a block for which {@link #isVersioned} holds.
   *
   * @throws EnergyException with {@link ErrorCode#BLOCK_CORRUPT} if it is damaged
   */
  public static VersionedBlock decode(byte[] block) {
    int from = valuesFrom(block);
    int to = from + valuesLength(block);
    Readings readings = BlockDecoder.decode(Arrays.copyOfRange(block, from, to));
    return block[0] == WITHOUT_SEQUENCES
        ? new VersionedBlock(readings, millisOfBlock(block, to, readings), null)
        : withSequences(block, to, readings);
  }

  private static VersionedBlock withSequences(byte[] block, int from, Readings readings) {
    BitReader in = new BitReader(block);
    in.seek(from * Byte.SIZE);
    ColumnReader columns = new ColumnReader(in);
    int size = readings.size();
    long[] millis = new long[size];
    columns.read(millis, size);
    long[] sequences = new long[size];
    columns.read(sequences, size);
    for (int i = 0; i < size; i++) {
      millis[i] += readings.start(i);
      in.inRange("a sequence", sequences[i], 0, Long.MAX_VALUE);
    }
    if (in.left() > 0) {
      throw in.corrupt(in.left() / Byte.SIZE + " bytes follow its end");
    }
    return new VersionedBlock(readings, millis, sequences);
  }

  private static long[] millisOfBlock(byte[] block, int from, Readings readings) {
    Readings ages = BlockDecoder.decode(Arrays.copyOfRange(block, from, block.length));
    long[] millis = new long[readings.size()];
    for (int i = 0; i < millis.length; i++) {
      if (ages.size() != millis.length || ages.start(i) != readings.start(i)) {
        throw new BitReader(block).corrupt("its versions are not those of its readings");
      }
      millis[i] = readings.start(i) + ages.unscaled(i);
    }
    return millis;
  }

  /** The readings alone. */
  static Readings decodeReadings(byte[] block) {
    int from = valuesFrom(block);
    return BlockDecoder.decode(Arrays.copyOfRange(block, from, from + valuesLength(block)));
  }

  /** Returns the index of the byte where the block of readings begins. */
  static int readingsFrom(byte[] block) {
    valuesLength(block);
    return valuesFrom(block);
  }

  private static int valuesLength(byte[] block) {
    BitReader in = new BitReader(block);
    in.octet();
    int max = Math.min(block.length, Limits.MAX_BYTES);
    int length = (int) in.varint("the length of the readings", 1, max);
    in.inRange("the end of the readings", in.left() / Byte.SIZE - length, 1, max);
    if (isVersioned(block[valuesFrom(block)])) {
      throw in.corrupt("its readings have versions of their own");
    }
    return length;
  }

  /** Skips the version byte and the length, whose last byte lacks the highest bit. */
  private static int valuesFrom(byte[] block) {
    int at = 1;
    while (at < block.length && block[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
