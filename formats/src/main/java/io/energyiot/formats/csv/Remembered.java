package io.energyiot.formats.csv;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The parsed text of one column. A column has the same text in most lines, so the text is decoded
 * and parsed only where it differs from the line before.
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
   * Returns the parsed text of a column: the same object as long as its bytes are the same.
   *
   * @throws BrokenRuleException with {@link ErrorCode#CONTENT_INVALID} if they are not UTF-8; also
   *     what the parser throws
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
