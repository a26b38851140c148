package io.energyiot.formats.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A dictionary of 128-bit numbers, whose plain encoding may take fewer bits. Uses open addressing.
 */
final class NumberDictionary implements ParquetDictionary {
  private static final int FIRST_PLACES = 1 << 10;
  private static final long MIXER = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio, odd

  private final ParquetField.StoredType type;
  private long[] high = new long[FIRST_PLACES / 2];
  private long[] low = new long[FIRST_PLACES / 2];
  private int[] places = new int[FIRST_PLACES]; // number of the value plus one, or 0
  private int size;
  private int last;

  NumberDictionary(ParquetField.StoredType type) {
    this.type = type;
  }

  /** Returns the number of a 64-bit value; adds the value if it is new. */
  int numberOf(long value) {
    return numberOf(value >> (Long.SIZE - 1), value);
  }

  /** Returns the number of a value; adds the value if it is new. */
  int numberOf(long highBits, long lowBits) {
    if (last < size && low[last] == lowBits && high[last] == highBits) {
      return last;
    }
    int place = place(highBits, lowBits);
    last = places[place] - 1;
    if (last < 0) {
      last = add(highBits, lowBits, place);
    }
    return last;
  }

  private int add(long highBits, long lowBits, int place) {
    int free = place;
    if (size == high.length) {
      grow();
      free = place(highBits, lowBits);
    }
    high[size] = highBits;
    low[size] = lowBits;
    places[free] = ++size;
    return size - 1;
  }

  /** Returns the slot of a value, or the free slot for it if it is new. */
  private int place(long highBits, long lowBits) {
    long mixed = (lowBits ^ Long.rotateLeft(highBits, 32)) * MIXER;
    int place = (int) (mixed >>> 32) & (places.length - 1);
    while (places[place] != 0) {
      int number = places[place] - 1;
      if (low[number] == lowBits && high[number] == highBits) {
        break;
      }
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private void grow() {
    high = Arrays.copyOf(high, 2 * size);
    low = Arrays.copyOf(low, 2 * size);
    places = new int[4 * size];
    for (int number = 0; number < size; number++) {
      places[place(high[number], low[number])] = number + 1;
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int length(int number) {
    return type.length;
  }

  @Override
  public void putPlain(int number, ByteBuffer to) {
    switch (type) {
      case INT32 -> to.putInt((int) low[number]);
      case INT64 -> to.putLong(low[number]);
      default ->
          to.putLong(Long.reverseBytes(high[number])).putLong(Long.reverseBytes(low[number]));
    }
  }

  @Override
  public int compare(int one, int other) {
    int order = Long.compare(high[one], high[other]);
    return order != 0 ? order : Long.compareUnsigned(low[one], low[other]);
  }

  @Override
  public byte[] bytes(int number) {
    ByteBuffer bytes = ByteBuffer.allocate(type.length).order(ByteOrder.LITTLE_ENDIAN);
    putPlain(number, bytes);
    return bytes.array();
  }

  @Override
  public void clear() {
    Arrays.fill(places, 0);
    size = 0;
    last = 0;
  }
}
