package io.energyiot.codec;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;

/**
 * A block whose readings were learned at different times, each with its own version: format version
 * 2 of FORMAT.md. It is what readings that were streamed one by one are folded into, at one to
 * three bytes a reading more than a block of one version.
 *
 * @param readings what {@link BlockDecoder#decode(byte[])} gives as well
 * @param versions when each of them was learned, milliseconds since 1970-01-01T00:00:00Z; not
 *     copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the readings, and as short-lived
public record VersionedBlock(Readings readings, long[] versions) {
  /** The format version of such a block. */
  static final int VERSION = 2;

  /**
   * @throws IllegalArgumentException if there is not a version a reading
   */
  public VersionedBlock {
    if (versions.length != readings.size()) {
      throw new IllegalArgumentException(versions.length + " versions of " + readings.size());
    }
  }

  /** Whether a packed block is one. */
  public static boolean isVersioned(byte[] block) {
    return block.length > 0 && block[0] == VERSION;
  }

  /** Packs it by {@code encoder}. */
  public byte[] encode(BlockEncoder encoder) {
    ReadingsBuilder ages = new ReadingsBuilder(versions.length);
    for (int i = 0; i < versions.length; i++) {
      long start = readings.start(i);
      ages.add(start, readings.interval(i), versions[i] - start, 0, Quality.ACTUAL);
    }
    byte[] values = encoder.encode(readings);
    byte[] ageBlock = encoder.encode(ages.build());
    BitWriter out = new BitWriter();
    out.octet(VERSION);
    out.varint(values.length);
    byte[] head = out.toBytes();
    byte[] block = Arrays.copyOf(head, head.length + values.length + ageBlock.length);
    System.arraycopy(values, 0, block, head.length, values.length);
    System.arraycopy(ageBlock, 0, block, head.length + values.length, ageBlock.length);
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
    Readings ages = BlockDecoder.decode(Arrays.copyOfRange(block, to, block.length));
    long[] versions = new long[readings.size()];
    for (int i = 0; i < versions.length; i++) {
      if (ages.size() != versions.length || ages.start(i) != readings.start(i)) {
        throw new BitReader(block).corrupt("its versions are not those of its readings");
      }
      versions[i] = readings.start(i) + ages.unscaled(i);
    }
    return new VersionedBlock(readings, versions);
  }

  /** The readings alone. */
  static Readings decodeReadings(byte[] block) {
    int from = valuesFrom(block);
    return BlockDecoder.decode(Arrays.copyOfRange(block, from, from + valuesLength(block)));
  }

  /** Where the block of readings begins, as a byte's place. */
  static int readingsFrom(byte[] block) {
    valuesLength(block);
    return valuesFrom(block);
  }

  private static int valuesLength(byte[] block) {
    BitReader in = new BitReader(block);
    in.octet();
    int most = Math.min(block.length, Limits.MOST_BYTES);
    int length = (int) in.varint("the length of the readings", 1, most);
    in.inRange("the end of the readings", in.left() / Byte.SIZE - length, 1, most);
    if (block[valuesFrom(block)] == VERSION) {
      throw in.corrupt("its readings have versions of their own");
    }
    return length;
  }

  /** Behind the version byte and the length, whose last byte has no highest bit. */
  private static int valuesFrom(byte[] block) {
    int at = 1;
    while (at < block.length && block[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
