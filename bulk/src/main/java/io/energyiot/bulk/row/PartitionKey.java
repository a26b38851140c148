package io.energyiot.bulk.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A partition key in Cassandra's form, with its place on the ring: {@code (device_id, year)} or one
 * text.
 *
 * <p>A composite key has each part after its length in two bytes, and a zero behind it. The token
 * is the first half of MurmurHash3 x64 128 with seed 0, in the variant of Cassandra, which takes
 * the bytes of the tail with their sign; both halves feed Cassandra's Bloom filter. Source of the
 * hash: Austin Appleby's MurmurHash3, which is in the public domain.
 *
 * @param token where the key stands on the ring; never {@link Long#MIN_VALUE}
 * @param secondHash the other half of the hash
 * @param bytes the key; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // there are millions of them, so arrays are not copied
public record PartitionKey(long token, long secondHash, byte[] bytes) {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final int YEAR_PART = Short.BYTES + Integer.BYTES + 1;

  /** The key of a year of a device. */
  public static PartitionKey of(String deviceId, int year) {
    byte[] device = deviceId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Short.BYTES + device.length + 1 + YEAR_PART);
    key.putShort((short) device.length).put(device).put((byte) 0);
    key.putShort((short) Integer.BYTES).putInt(year).put((byte) 0);
    return ofBytes(key.array());
  }

  /** The key of a table whose partition key is one text. */
  public static PartitionKey ofText(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The key that {@code bytes} are. */
  static PartitionKey ofBytes(byte[] bytes) {
    ByteBuffer key = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long h1 = 0;
    long h2 = 0;
    int whole = bytes.length / 16 * 16;
    for (int i = 0; i < whole; i += 16) {
      h1 ^= mixFirst(key.getLong(i));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mixSecond(key.getLong(i + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    h1 ^= mixFirst(tail(bytes, whole));
    h2 ^= mixSecond(tail(bytes, whole + 8));
    h1 ^= bytes.length;
    h2 ^= bytes.length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    h1 += h2;
    h2 += h1;
    return new PartitionKey(h1 == Long.MIN_VALUE ? Long.MAX_VALUE : h1, h2, bytes);
  }

  private static long mixFirst(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long mixSecond(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  /** Returns up to eight bytes from {@code from} on, each with its sign; 0 if there are none. */
  private static long tail(byte[] bytes, int from) {
    long k = 0;
    for (int i = Math.min(bytes.length, from + 8) - 1; i >= from; i--) {
      k ^= (long) bytes[i] << (8 * (i - from));
    }
    return k;
  }

  private static long finish(long h) {
    long k = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return k ^ (k >>> 33);
  }

  /** The device that the key names. */
  String deviceId() {
    return new String(
        bytes, Short.BYTES, ByteBuffer.wrap(bytes).getShort(0), StandardCharsets.UTF_8);
  }
}
