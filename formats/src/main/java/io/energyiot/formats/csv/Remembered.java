package io.energyiot.formats.csv;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What the text of one column means. A column says the same in most lines, so its text is only
 * decoded and understood where it differs from the line before.
 */
final class Remembered<T> {
  private final String field;
  private final Function<String, T> meaning;
  private byte[] text = new byte[64];
  private int length = -1;
  private T value;

  Remembered(String field, Function<String, T> meaning) {
    this.field = field;
    this.meaning = meaning;
  }

  /**
   * The meaning of a column: the same object for as long as its bytes are the same.
   *
   * @throws BrokenRuleException with {@link ErrorCode#CONTENT_INVALID} if they are not UTF-8, or as
   *     the meaning's function says
   */
  T of(Fields fields, int column) {
    byte[] bytes = fields.bytes();
    int from = fields.from(column);
    int to = fields.to(column);
    if (to - from != length || !Arrays.equals(bytes, from, to, text, 0, length)) {
      length = -1;
      value = meaning.apply(fields.utf8(column, field));
      remember(bytes, from, to);
    }
    return value;
  }

  private void remember(byte[] bytes, int from, int to) {
    if (to - from > text.length) {
      text = new byte[to - from];
    }
    System.arraycopy(bytes, from, text, 0, to - from);
    length = to - from;
  }
}
