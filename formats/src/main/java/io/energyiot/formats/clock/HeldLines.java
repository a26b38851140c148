package io.energyiot.formats.clock;

import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.util.Arrays;

/**
 * Lines that wait until the meaning of their times is known. They are then read once more, in their
 * order, and each time has the meaning that was found for its line.
 */
public final class HeldLines implements ClockOverlaps {
  /** Memory that a line takes besides its text, in bytes. */
  static final int BYTES = 20;

  /** Ends each line, so that a CR that is part of the line is kept. */
  private static final byte[] END = {'\r', '\n'};

  private byte[] text = new byte[1 << 10];
  private int length;
  private long[] numbers = new long[16];
  private int[] places = new int[16];
  private Meaning[] meanings = new Meaning[16];
  private int count;
  private int next = -1;

  /** Returns how many lines there are. */
  int count() {
    return count;
  }

  /** Returns the memory that the text takes, in bytes. */
  int bytes() {
    return text.length;
  }

  /** Adds a line whose meaning is open. */
  void add(long number, byte[] bytes, int from, int to) {
    int size = to - from;
    if (length + size + END.length > text.length) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + size + END.length));
    }
    System.arraycopy(bytes, from, text, length, size);
    System.arraycopy(END, 0, text, length + size, END.length);
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
      meanings = Arrays.copyOf(meanings, 2 * count);
    }
    meanings[count] = Meaning.OPEN;
    places[count] = length;
    numbers[count++] = number;
    length += size + END.length;
  }

  /** Compares the texts of two lines, byte by byte. */
  int compare(int one, int other) {
    return Arrays.compareUnsigned(text, places[one], end(one), text, places[other], end(other));
  }

  private int end(int line) {
    return line + 1 == count ? length : places[line + 1];
  }

  /** Sets the meaning of a line. */
  void decide(int line, Meaning meaning) {
    meanings[line] = meaning;
  }

  /** Forgets all lines. */
  void clear() {
    count = 0;
    length = 0;
    next = -1;
  }

  /** Returns the lines. Call {@link #next} before each one is parsed. */
  public ByteLines lines() {
    return new ByteLines(text, length);
  }

  /**
   * Goes to the next line.
   *
   * @return its number in the file
   */
  public long next() {
    return numbers[++next];
  }

  @Override
  public long sure(ClockChange change, Series series, long instant) {
    return instant;
  }

  @Override
  public long unsure(ClockChange change, Series series, long earlier) {
    return switch (meanings[next]) {
      case FIRST -> earlier;
      case SECOND -> earlier + change.shift();
      default -> throw ambiguous(meanings[next], earlier, earlier + change.shift());
    };
  }

  static BrokenRuleException ambiguous(Meaning meaning, long earlier, long later) {
    return new BrokenRuleException(
        ErrorCode.START_AMBIGUOUS,
        "start",
        "the clock shows this time twice, at %s and %s, and %s; write it with its offset"
            .formatted(
                Instant.ofEpochMilli(earlier), Instant.ofEpochMilli(later), meaning.reason()));
  }

  @Override
  public void hold(long line, byte[] bytes, int from, int to) {
    throw new IllegalStateException("a line is held once");
  }
}
