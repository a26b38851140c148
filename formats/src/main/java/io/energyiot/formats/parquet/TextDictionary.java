package io.energyiot.formats.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A dictionary of texts in UTF-8. */
final class TextDictionary implements ParquetDictionary {
  private final List<byte[]> texts = new ArrayList<>();
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
  private int last;

  /**
   * Returns the number of a text; adds the text if it is new.
   *
   * @param text not changed afterwards
   */
  int numberOf(byte[] text) {
    if (last < texts.size() && Arrays.equals(texts.get(last), text)) {
      return last;
    }
    Integer number = numbers.putIfAbsent(ByteBuffer.wrap(text), texts.size());
    if (number == null) {
      number = texts.size();
      texts.add(text);
    }
    last = number;
    return number;
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public int length(int number) {
    return Integer.BYTES + texts.get(number).length;
  }

  @Override
  public void putPlain(int number, ByteBuffer to) {
    byte[] text = texts.get(number);
    to.putInt(text.length).put(text);
  }

  @Override
  public int compare(int one, int other) {
    return Arrays.compareUnsigned(texts.get(one), texts.get(other));
  }

  @Override
  public byte[] bytes(int number) {
    return texts.get(number);
  }

  @Override
  public void clear() {
    texts.clear();
    numbers.clear();
    last = 0;
  }
}
