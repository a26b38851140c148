package io.energyiot.formats.bytes;

import io.energyiot.model.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, ended by LF or CRLF, as ranges of a buffer. A UTF-8 byte order mark before
 * a line is left out: files that each begin with one may have been put together. Memory is bounded
 * by the longest line allowed; a longer one is skipped and told.
 *
 * <p>{@link #bytes} are valid until the next call of {@link #next}.
 */
public final class ByteLines {
  /** Bytes in the longest line that a file may have: 1 MiB. */
  public static final int LONGEST = 1 << 20;

  /** Characters in the longest {@link #text} before its ellipsis. */
  public static final int LONGEST_TEXT = 200;

  /** So many bytes are over {@link #LONGEST_TEXT} characters, a pair of which takes four. */
  private static final int TEXT_BYTES = 4 * LONGEST_TEXT;

  /** Bytes of a byte order mark. */
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
   * @param longest bytes in the longest line that is not skipped, its end not counted
   */
  public ByteLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.buffer = new byte[FIRST_CAPACITY];
  }

  /** The first {@code length} of {@code bytes}, which are not copied, as lines of any length. */
  public ByteLines(byte[] bytes, int length) {
    this.in = InputStream.nullInputStream();
    this.longest = Integer.MAX_VALUE - 8;
    this.buffer = bytes;
    this.limit = length;
  }

  /** Up to {@code most} bytes of what follows, fewer only at the end; they stay to be read. */
  public byte[] peek(int most) throws IOException {
    while (limit - following < most && fillAfter(following)) {
      // each round reads what the stream has ready
    }
    return Arrays.copyOfRange(buffer, following, Math.min(limit, following + most));
  }

  /** Moves to the next line; false at the end of the stream. */
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

  /** Where the line ends, or {@code limit} if it does so with the stream or is too long. */
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

  /** Reads more behind the bytes from {@code kept} on, which move to the buffer's begin. */
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

  /** The buffer that holds the line. */
  public byte[] bytes() {
    return buffer;
  }

  /** Where the line begins in {@link #bytes}. */
  public int from() {
    return from;
  }

  /** Where the line ends in {@link #bytes}; its CR and LF are not part of it. */
  public int to() {
    return to;
  }

  /** The number of the line, the first being 1. */
  public long number() {
    return number;
  }

  /** Whether the line was longer than allowed; it is empty then. */
  public boolean isTooLong() {
    return tooLong;
  }

  /**
   * The line for a message: what is not UTF-8 is as in {@code \xE4}, and of a long line, also one
   * that is too long, the beginning is followed by an ellipsis.
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

  /** Whether the line has nothing but blanks. */
  public boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
