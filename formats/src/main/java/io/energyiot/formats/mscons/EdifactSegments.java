package io.energyiot.formats.mscons;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Splits a stream into EDIFACT segments, and these into elements and components, without the
 * release characters. A segment has at most 4,096 bytes and 256 components.
 *
 * <p>Source: ISO 9735 (UN/EDIFACT syntax), with the service string advice UNA.
 */
final class EdifactSegments {
  private static final int LONGEST = 4096;
  private static final int COMPONENTS = 256;
  private static final int ADVICE_LENGTH = 9;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private final byte[] text = new byte[LONGEST];
  private final int[] ends = new int[COMPONENTS];
  private final int[] elements = new int[COMPONENTS];
  private int size;
  private int count;
  private int element;
  private long number;
  private long lines = 1;
  private byte componentMark = ':';
  private byte elementMark = '+';
  private char decimalMark;
  private byte release = '?';
  private byte terminator = '\'';

  EdifactSegments(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next segment.
   *
   * @return false at the end of the stream
   */
  boolean next() throws IOException {
    size = 0;
    count = 0;
    element = 0;
    int first = firstByte();
    if (first < 0) {
      return false;
    }
    number++;
    split(first);
    if (number == 1 && text(0, 0).startsWith("UNA")) {
      throw broken("has a UNA that is no service string advice");
    }
    return true;
  }

  /** Reads a leading service string advice, which sets the marks. */
  void readAdvice() throws IOException {
    int first = firstByte();
    if (first < 0) {
      throw broken("is empty");
    }
    at--;
    if (first != 'U' || !fill(ADVICE_LENGTH) || buffer[at + 2] != 'A' || buffer[at + 1] != 'N') {
      return;
    }
    componentMark = buffer[at + 3];
    elementMark = buffer[at + 4];
    decimalMark = (char) buffer[at + 5];
    release = buffer[at + 6];
    terminator = buffer[at + 8];
    at += ADVICE_LENGTH;
    if (decimalMark != ',' && decimalMark != '.') {
      throw broken("has the decimal mark " + Quoted.of(String.valueOf(decimalMark)) + " in UNA");
    }
  }

  private boolean fill(int bytes) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, limit - at);
    limit -= at;
    at = 0;
    while (limit < bytes) {
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  /** Skips what may stand between segments: line ends, blanks and a byte order mark. */
  private int firstByte() throws IOException {
    int next = read();
    while (next >= 0 && (next <= ' ' || next >= 0x80)) {
      next = read();
    }
    return next;
  }

  private int read() throws IOException {
    if (at == limit) {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
      if (limit == 0) {
        return -1;
      }
    }
    byte next = buffer[at++];
    lines += next == '\n' ? 1 : 0;
    return next & 0xFF;
  }

  private void split(int first) throws IOException {
    int next = first;
    while (next >= 0 && (byte) next != terminator) {
      if ((byte) next == componentMark || (byte) next == elementMark) {
        endComponent();
        element += (byte) next == elementMark ? 1 : 0;
      } else if ((byte) next == release) {
        add(read());
      } else if (next != '\n' && next != '\r') {
        add(next);
      }
      next = read();
    }
    if (next < 0) {
      throw broken("ends inside a segment; it may have been cut off");
    }
    endComponent();
  }

  private void add(int next) {
    if (size == LONGEST) {
      throw broken("has a segment of more than " + LONGEST + " bytes");
    }
    text[size++] = (byte) next;
  }

  private void endComponent() {
    if (count == COMPONENTS) {
      throw broken("has a segment of more than " + COMPONENTS + " components");
    }
    ends[count] = size;
    elements[count] = element;
    count++;
  }

  private EnergyException broken(String what) {
    return new EnergyException(
        ErrorCode.CONTENT_INVALID,
        "the file " + what + " (segment " + number + ", line " + lines + ")");
  }

  /** Whether this is a segment called {@code tag}. */
  boolean is(String tag) {
    return equals(tag, 0);
  }

  /** Whether a component, of the element's first if {@code component} is 0, is {@code wanted}. */
  boolean has(int inElement, int component, String wanted) {
    int place = place(inElement, component);
    return place >= 0 && equals(wanted, place);
  }

  private boolean equals(String wanted, int place) {
    int from = from(place);
    if (ends[place] - from != wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (text[from + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The place of a component, for {@link #from} and {@link #to}; -1 if there is none. */
  int place(int inElement, int component) {
    for (int i = 0; i + component < count; i++) {
      if (elements[i] == inElement) {
        return elements[i + component] == inElement ? i + component : -1;
      }
    }
    return -1;
  }

  /** The text of a component; empty if there is none. Bytes are of ISO 8859-1, as UNOC says. */
  String text(int inElement, int component) {
    int place = place(inElement, component);
    return place < 0
        ? ""
        : new String(text, from(place), to(place) - from(place), StandardCharsets.ISO_8859_1);
  }

  byte[] bytes() {
    return text;
  }

  int from(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  int to(int place) {
    return ends[place];
  }

  /** The decimal mark that UNA names; 0 if there is no UNA. */
  char decimalMark() {
    return decimalMark;
  }

  long lines() {
    return lines;
  }
}
