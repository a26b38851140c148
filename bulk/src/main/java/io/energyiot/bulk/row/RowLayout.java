package io.energyiot.bulk.row;

import java.nio.ByteBuffer;

/** Where the parts of a row are in a row file; {@link RowSpill} has the drawing. */
final class RowLayout {
  private static final int TOKEN = Integer.BYTES;
  private static final int SECOND_HASH = TOKEN + Long.BYTES;
  private static final int FILE = SECOND_HASH + Long.BYTES;
  private static final int ORDER = FILE + Integer.BYTES;
  private static final int DAY = ORDER + Long.BYTES;
  private static final int KEY = DAY + Integer.BYTES;

  private RowLayout() {}

  /** Bytes of a row. */
  static int lengthOf(PartitionKey key, byte[] channel, byte[] block) {
    return KEY + 1 + key.bytes().length + 1 + channel.length + block.length;
  }

  static void put(
      ByteBuffer to,
      PartitionKey key,
      byte[] channel,
      int day,
      int file,
      long order,
      byte[] block) {
    to.putInt(lengthOf(key, channel, block) - Integer.BYTES);
    to.putLong(key.token()).putLong(key.secondHash());
    to.putInt(file).putLong(order).putInt(day);
    to.put((byte) key.bytes().length).put(key.bytes());
    to.put((byte) channel.length).put(channel);
    to.put(block);
  }

  /** Where the row after that at {@code row} begins. */
  static int next(ByteBuffer rows, int row) {
    return row + Integer.BYTES + rows.getInt(row);
  }

  static long token(ByteBuffer rows, int row) {
    return rows.getLong(row + TOKEN);
  }

  static int file(ByteBuffer rows, int row) {
    return rows.getInt(row + FILE);
  }

  static long order(ByteBuffer rows, int row) {
    return rows.getLong(row + ORDER);
  }

  static int day(ByteBuffer rows, int row) {
    return rows.getInt(row + DAY);
  }

  static PartitionKey key(ByteBuffer rows, int row) {
    byte[] bytes = bytes(rows, row + KEY);
    return new PartitionKey(token(rows, row), rows.getLong(row + SECOND_HASH), bytes);
  }

  static byte[] channel(ByteBuffer rows, int row) {
    return bytes(rows, channelAt(rows, row));
  }

  static byte[] block(ByteBuffer rows, int row) {
    int from = blockAt(rows, row);
    byte[] block = new byte[next(rows, row) - from];
    rows.get(from, block);
    return block;
  }

  static int compareKeys(ByteBuffer rows, int one, int other) {
    return compare(rows, one + KEY, other + KEY);
  }

  static int compareChannels(ByteBuffer rows, int one, int other) {
    return compare(rows, channelAt(rows, one), channelAt(rows, other));
  }

  /** Compares bytes without sign, as Cassandra does with keys and text. */
  private static int compare(ByteBuffer rows, int one, int other) {
    int oneLength = lengthAt(rows, one);
    int otherLength = lengthAt(rows, other);
    for (int i = 1; i <= Math.min(oneLength, otherLength); i++) {
      int difference = Byte.compareUnsigned(rows.get(one + i), rows.get(other + i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(oneLength, otherLength);
  }

  private static int channelAt(ByteBuffer rows, int row) {
    return row + KEY + 1 + lengthAt(rows, row + KEY);
  }

  private static int blockAt(ByteBuffer rows, int row) {
    int channel = channelAt(rows, row);
    return channel + 1 + lengthAt(rows, channel);
  }

  private static int lengthAt(ByteBuffer rows, int at) {
    return Byte.toUnsignedInt(rows.get(at));
  }

  private static byte[] bytes(ByteBuffer rows, int at) {
    byte[] bytes = new byte[lengthAt(rows, at)];
    rows.get(at + 1, bytes);
    return bytes;
  }
}
