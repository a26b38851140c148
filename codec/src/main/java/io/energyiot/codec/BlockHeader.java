package io.energyiot.codec;

import io.energyiot.model.Interval;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;

/**
 * What the first bytes of a packed block of any format version say. Reading them decodes no column
 * and takes the same time for blocks of any size.
 *
 * @param readings how many readings the block has
 * @param isRegular whether all intervals have one length and each starts where the one before ends;
 *     only then {@code firstStart} and {@code end} are known
 * @param firstStart the first interval's start, milliseconds since 1970-01-01T00:00:00Z
 * @param end the last interval's end, which is the greatest of all ends
 */
public record BlockHeader(int readings, boolean isRegular, long firstStart, long end) {
  /** The version of a block whose readings were learned together. */
  static final int VERSION = 1;

  /**
   * Reads the header of {@code block}. The columns behind it may still be damaged.
   *
   * @throws EnergyException with {@link ErrorCode#BLOCK_CORRUPT} if the header is damaged, or if
   *     the block is too short for its readings
   */
  public static BlockHeader of(byte[] block) {
    BitReader in = new BitReader(block);
    BlockDecoder.checkLength(in, block);
    if (VersionedBlock.isVersioned(block)) {
      in.seek(VersionedBlock.readingsFrom(block) * Byte.SIZE);
    }
    BlockDecoder.checkVersion(in, in.octet());
    Flags flags = Flags.of(in.octet(), in);
    int size = BlockDecoder.readSize(in);
    if (!flags.contiguous() || flags.length() == Flags.LENGTH_COLUMN) {
      return new BlockHeader(size, false, 0, 0);
    }
    long length = BlockDecoder.readLength(in, flags) * 1000L;
    long unit = flags.aligned() ? length : 1;
    long first = in.varint("the first start", 0, (Interval.END_OF_STARTS - 1) / unit) * unit;
    return new BlockHeader(size, true, first, first + size * length);
  }

  /**
   * Returns how many readings {@code block} says that it has. The third byte is enough for most
   * blocks. That matters, since a question looks at all its blocks, and a day of readings that came
   * one by one has 96.
   *
   * @throws EnergyException as {@link #of} does, but not for all damage that it finds
   */
  public static int readings(byte[] block) {
    boolean isShort = block.length > 2 && block[0] == VERSION && block[2] > 0;
    return isShort ? block[2] : of(block).readings();
  }
}
