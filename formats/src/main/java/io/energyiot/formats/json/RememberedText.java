package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The parsed text of one field. A field has the same text in most objects, so the text is decoded
 * and parsed only where it differs from the one before.
 */
final class RememberedText<T> {
  private final Function<String, T> meaning;
  private char[] text = new char[64];
  private int length = -1;
  private T value;

  RememberedText(Function<String, T> meaning) {
    this.meaning = meaning;
  }

  /**
   * Returns the parsed text at which the parser stands: the same object as long as the text is the
   * same.
   */
  T at(JsonParser parser) throws IOException {
    char[] found = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int to = from + parser.getTextLength();
    if (to - from != length || !Arrays.equals(found, from, to, text, 0, length)) {
      length = -1;
      value = meaning.apply(new String(found, from, to - from));
      remember(found, from, to);
    }
    return value;
  }

  private void remember(char[] found, int from, int to) {
    if (to - from > text.length) {
      text = new char[to - from];
    }
    System.arraycopy(found, from, text, 0, to - from);
    length = to - from;
  }
}
