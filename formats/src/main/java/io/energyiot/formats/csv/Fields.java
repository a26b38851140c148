package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one line, as ranges of its bytes, without surrounding blanks. Quotes are as in RFC
 * 4180, except that a quoted field ends in the line in which it starts, since no field of a reading
 * can hold a line break.
 */
final class Fields {
  private final byte separator;
  private final long separators;
  private byte[] bytes = {};
  private int[] from = new int[128];
  private int[] to = new int[128];
  private int count;

  Fields(char separator) {
    this.separator = (byte) separator;
    this.separators = EightBytes.all(separator);
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

  /**
   * Splits the beginning of a line.
   *
   * @param columns how many fields to find
   * @return where the next field begins; -1 if there is none, or if one before it is quoted
   */
  int splitFirst(byte[] line, int start, int end, int columns) {
    bytes = line;
    count = 0;
    int fieldStart = start;
    for (int i = start; i < end; i++) {
      if (line[i] == separator) {
        if (!addUnquoted(fieldStart, i)) {
          return -1;
        }
        fieldStart = i + 1;
        if (count == columns) {
          return fieldStart;
        }
      }
    }
    return -1;
  }

  /** Splits a line; returns false if a field is quoted. */
  private boolean splitUnquoted(byte[] line, int start, int end) {
    bytes = line;
    count = 0;
    int fieldStart = start;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long found = EightBytes.same(EightBytes.at(line, i), separators);
      for (; found != 0; found &= found - 1) {
        int fieldEnd = i + EightBytes.first(found);
        if (!addUnquoted(fieldStart, fieldEnd)) {
          return false;
        }
        fieldStart = fieldEnd + 1;
      }
    }
    for (; i < end; i++) {
      if (line[i] == separator) {
        if (!addUnquoted(fieldStart, i)) {
          return false;
        }
        fieldStart = i + 1;
      }
    }
    return addUnquoted(fieldStart, end);
  }

  /** Adds a field; returns false if it is quoted. */
  private boolean addUnquoted(int start, int end) {
    if (start == end || (bytes[start] > '"' && bytes[end - 1] > ' ')) {
      addAsIs(start, end);
      return true;
    }
    add(start, end);
    return isEmpty(count - 1) || bytes[from[count - 1]] != '"';
  }

  /** Splits a line with quotes. Replaces doubled quotes in its bytes by single ones. */
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

  /** Adds a quoted field; returns the position of its separator or of the line's end. */
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

  int length(int column) {
    return to[column] - from[column];
  }

  /** Returns the text of a column for a message; bytes that are not UTF-8 stay visible. */
  String text(int column) {
    return Quoted.utf8(bytes, from[column], to[column]);
  }

  /**
   * Returns the text of a column.
   *
   * @param field the model's name of the column
   * @throws BrokenRuleException with {@link ErrorCode#CONTENT_INVALID} if it is not UTF-8
   */
  String utf8(int column, String field) {
    if (isAscii(column)) {
      return new String(bytes, from[column], length(column), StandardCharsets.ISO_8859_1);
    }
    try {
      ByteBuffer coded = ByteBuffer.wrap(bytes, from[column], length(column));
      return StandardCharsets.UTF_8.newDecoder().decode(coded).toString();
    } catch (CharacterCodingException e) {
      throw new BrokenRuleException(
          ErrorCode.CONTENT_INVALID,
          field,
          "text is UTF-8, which " + Quoted.of(text(column)) + " is not");
    }
  }

  private boolean isAscii(int column) {
    for (int i = from[column]; i < to[column]; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
