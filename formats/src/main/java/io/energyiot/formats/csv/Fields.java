package io.energyiot.formats.csv;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one line, as ranges of its bytes, without the blanks around them. Quotes are as in
 * RFC 4180, except that a quoted field ends in the line in which it starts: no field of a reading
 * can hold a line break.
 */
final class Fields {
  private final byte separator;
  private byte[] bytes = {};
  private int[] from = new int[128];
  private int[] to = new int[128];
  private int count;

  Fields(char separator) {
    this.separator = (byte) separator;
  }

  /**
   * Splits a line.
   *
   * @throws BrokenRuleException with {@link ErrorCode#COLUMNS_WRONG} if quotes don't match
   */
  void split(byte[] line, int start, int end) {
    if (!splitUnquoted(line, start, end)) {
      splitQuoted(Arrays.copyOfRange(line, start, end));
    }
  }

  /** Splits a line unless there are quotes around a field. */
  private boolean splitUnquoted(byte[] line, int start, int end) {
    bytes = line;
    count = 0;
    int fieldStart = start;
    for (int i = start; i < end; i++) {
      byte b = line[i];
      if (b == separator) {
        add(fieldStart, i);
        fieldStart = i + 1;
      } else if (b == '"' && isBlank(fieldStart, i)) {
        return false;
      }
    }
    add(fieldStart, end);
    return true;
  }

  /** Splits a line in whose bytes doubled quotes are undone. */
  private void splitQuoted(byte[] line) {
    bytes = line;
    count = 0;
    int fieldStart = 0;
    int i = 0;
    while (i < line.length) {
      byte b = line[i];
      if (b == separator) {
        add(fieldStart, i);
        fieldStart = ++i;
      } else if (b == '"' && isBlank(fieldStart, i)) {
        i = addQuoted(i + 1, line.length);
        if (i == line.length) {
          return;
        }
        fieldStart = ++i;
      } else {
        i++;
      }
    }
    add(fieldStart, line.length);
  }

  /** Adds a quoted field; returns where its separator or the line's end is. */
  private int addQuoted(int start, int end) {
    int kept = start;
    int i = start;
    while (i < end && (bytes[i] != '"' || (i + 1 < end && bytes[i + 1] == '"'))) {
      i += bytes[i] == '"' ? 1 : 0;
      bytes[kept++] = bytes[i++];
    }
    int behind = i + 1;
    while (behind < end && isBlank(bytes[behind])) {
      behind++;
    }
    if (i == end || (behind < end && bytes[behind] != separator)) {
      throw new BrokenRuleException(
          ErrorCode.COLUMNS_WRONG,
          null,
          "the quote that opens column " + (count + 1) + " is not closed at its end");
    }
    addAsIs(start, kept);
    return behind;
  }

  private void add(int start, int end) {
    int first = start;
    int last = end;
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (last > first && isBlank(bytes[last - 1])) {
      last--;
    }
    addAsIs(first, last);
  }

  private void addAsIs(int start, int end) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    from[count] = start;
    to[count] = end;
    count++;
  }

  private boolean isBlank(int start, int end) {
    int i = start;
    while (i < end && isBlank(bytes[i])) {
      i++;
    }
    return i == end;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  byte[] bytes() {
    return bytes;
  }

  int count() {
    return count;
  }

  int from(int column) {
    return from[column];
  }

  int to(int column) {
    return to[column];
  }

  boolean isEmpty(int column) {
    return from[column] == to[column];
  }

  /** The text of a column for a message; bytes that are not UTF-8 are shown as U+FFFD. */
  String text(int column) {
    int length = to[column] - from[column];
    return new String(bytes, from[column], length, StandardCharsets.UTF_8);
  }
}
