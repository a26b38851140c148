package io.energyiot.formats.bytes;

import io.energyiot.model.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines that end with LF or CRLF, as ranges of a buffer. Skips a UTF-8 byte
 * order mark before any line, since several files may have been concatenated. The longest allowed
 * line bounds the memory; a longer one is skipped and {@link #isTooLong} says so.
 *
 * <p>{@link #bytes} are valid until the next call of {@link #next}.
 */
public final class ByteLines {
  /** The longest line that a file may have, in bytes: 1 MiB. */
  public static final int LONGEST = 1 << 20;

  /** The longest {@link #text} before its ellipsis, in characters. */
  public static final int LONGEST_TEXT = 200;

  /**
   * Bytes that hold at least {@link #LONGEST_TEXT} characters; one character takes at most four.
   */
  private static final int TEXT_BYTES = 4 * LONGEST_TEXT;

  /** Length of a byte order mark, in bytes. */
  private static final int MARK = 3;

  private static final int FIRST_CAPACITY = 1 << 16;
  private static final long NEWLINES = EightBytes.all('\n');

  private final InputStream in;
  private final int longest;
  private byte[] buffer;
  private int limit;
  private int from;
  private int to;
  private int following;
  private long number;
  private boolean tooLong;
  private String textTooLong;

  /**
   * @param in not closed here
   * @param longest bytes in the longest line that is not skipped, without its line end
   */
  public ByteLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.buffer = new byte[FIRST_CAPACITY];
  }

  /**
   * Splits the first {@code length} of {@code bytes}, which are not copied, into lines of any
   * length.
   */
  public ByteLines(byte[] bytes, int length) {
    this.in = InputStream.nullInputStream();
    this.longest = Integer.MAX_VALUE - 8;
    this.buffer = bytes;
    this.limit = length;
  }

  /** Returns the next bytes without consuming them: {@code max} of them, fewer only at the end. */
  public byte[] peek(int max) throws IOException {
    while (limit - following < max && fillAfter(following)) {
      // each round reads what the stream has available
    }
    return Arrays.copyOfRange(buffer, following, Math.min(limit, following + max));
  }

  /** Moves to the next line; returns false at the end of the stream. */
  public boolean next() throws IOException {
    int newline = findNewline();
    if (newline == limit && limit == following) {
      return false;
    }
    number++;
    from = following;
    to = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    while (to - from >= MARK && buffer[from] == (byte) 0xEF && isMark(buffer, from)) {
      from += MARK;
    }
    tooLong = to - from > longest;
    if (tooLong) {
      textTooLong = text(from, to);
      skipRestOfLine(newline);
    } else {
      following = Math.min(limit, newline + 1);
    }
    return true;
  }

  private static boolean isMark(byte[] bytes, int from) {
    return bytes[from + 1] == (byte) 0xBB && bytes[from + 2] == (byte) 0xBF;
  }

  /**
   * Returns where the line ends, or {@code limit} if the stream ends first or the line is too long.
   */
  private int findNewline() throws IOException {
    int searched = 0;
    while (true) {
      int newline = indexOfNewline(buffer, following + searched, limit);
      searched = limit - following;
      if (newline < limit || searched > longest + 1 || !fillAfter(following)) {
        return newline;
      }
    }
  }

  private void skipRestOfLine(int newline) throws IOException {
    following = newline;
    while (following == limit && fillAfter(limit)) {
      following = indexOfNewline(buffer, following, limit);
    }
    following = Math.min(limit, following + 1);
    from = following;
    to = following;
  }

  /**
   * Moves the bytes from {@code kept} on to the beginning of the buffer and reads more after them.
   */
  private boolean fillAfter(int kept) throws IOException {
    int size = limit - kept;
    if (size == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * size);
    } else if (limit == buffer.length) {
      System.arraycopy(buffer, kept, buffer, 0, size);
      limit = size;
      following = 0;
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read >= 0;
  }

  private static int indexOfNewline(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long found = EightBytes.find(EightBytes.at(bytes, i), NEWLINES);
      if (found != 0) {
        return i + EightBytes.first(found);
      }
    }
    while (i < to && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Returns the buffer that holds the line. */
  public byte[] bytes() {
    return buffer;
  }

  /** Returns where the line begins in {@link #bytes}. */
  public int from() {
    return from;
  }

  /** Returns where the line ends in {@link #bytes}, without its CR and LF. */
  public int to() {
    return to;
  }

  /** Returns the number of the line, counted from 1. */
  public long number() {
    return number;
  }

  /** Returns whether the line was longer than allowed; it is then empty. */
  public boolean isTooLong() {
    return tooLong;
  }

  /**
   * Returns the line for a message. Bytes that are not UTF-8 are written as in {@code \xE4}. A long
   * line, also one that is longer than allowed, is cut and ends with an ellipsis.
   */
  public String text() {
    return tooLong ? textTooLong : text(from, to);
  }

  private String text(int start, int end) {
    int length = Math.min(end - start, TEXT_BYTES);
    String text = Quoted.utf8(buffer, start, start + length);
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean cutsPair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, cutsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT) + '…';
  }

  /** Returns whether the line has nothing but blanks. */
  public boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
