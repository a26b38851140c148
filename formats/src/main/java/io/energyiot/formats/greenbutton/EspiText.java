package io.energyiot.formats.greenbutton;

import io.energyiot.formats.csv.CsvDecimals;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import org.codehaus.stax2.XMLStreamReader2;

/** The text of the element that is being read, of which at most 256 characters are kept. */
final class EspiText {
  private static final int LONGEST = 256;
  private static final int LONG_DIGITS = 18;

  private final char[] text = new char[LONGEST];
  private final byte[] ascii = new byte[LONGEST];
  private int size;
  private boolean cut;

  void clear() {
    size = 0;
    cut = false;
  }

  /** Adds what the reader is at, without blanks before the first character. */
  void append(XMLStreamReader2 xml) {
    char[] from = xml.getTextCharacters();
    int at = xml.getTextStart();
    int end = at + xml.getTextLength();
    while (at < end && size == 0 && from[at] <= ' ') {
      at++;
    }
    int room = Math.min(end - at, LONGEST - size);
    System.arraycopy(from, at, text, size, room);
    size += room;
    cut |= room < end - at && !isBlank(from, at + room, end);
  }

  private static boolean isBlank(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private int length() {
    int length = size;
    while (length > 0 && text[length - 1] <= ' ') {
      length--;
    }
    return length;
  }

  boolean isEmpty() {
    return length() == 0;
  }

  /** The text without blanks around it. */
  String string() {
    return new String(text, 0, length());
  }

  /**
   * A whole number of up to 18 digits.
   *
   * @throws BrokenRuleException with {@code code}
   */
  long number(ErrorCode code, String field) {
    int length = length();
    int from = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    long number = 0;
    boolean good = !cut && length > from && length - from <= LONG_DIGITS;
    for (int i = from; good && i < length; i++) {
      int digit = text[i] - '0';
      good = digit >= 0 && digit <= 9;
      number = number * 10 + digit;
    }
    if (!good) {
      throw new BrokenRuleException(
          code, field, field + " is a whole number, not " + Quoted.of(string()));
    }
    return text[0] == '-' ? -number : number;
  }

  /**
   * Reads a decimal.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}
   */
  void readDecimal(CsvDecimals decimals) {
    int length = length();
    for (int i = 0; i < length; i++) {
      ascii[i] = text[i] < 0x80 ? (byte) text[i] : (byte) '?';
    }
    decimals.read(ascii, 0, length);
  }
}
