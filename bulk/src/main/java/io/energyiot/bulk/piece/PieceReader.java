package io.energyiot.bulk.piece;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Receives the rows of a piece. {@link #next} goes to the next row, which the other methods tell.
 * For one thread.
 */
public final class PieceReader {
  private final FrameReader in;
  private long token;
  private String deviceId;
  private String channel;
  private int day;
  private long millis;
  private long sequence;
  private byte[] block;
  private boolean isNewSeries;

  /** Will read from {@code in}. */
  public PieceReader(ReadableByteChannel in) {
    this.in = new FrameReader(in);
  }

  /**
   * Goes to the next row; returns false after the last one.
   *
   * @throws EOFException if the stream was cut off
   */
  public boolean next() throws IOException {
    isNewSeries = false;
    while (true) {
      byte frame = in.has(1).get();
      switch (frame) {
        case Frame.END -> {
          return false;
        }
        case Frame.PARTITION -> {
          token = in.has(Long.BYTES).getLong();
          deviceId = in.text();
          isNewSeries = true;
        }
        case Frame.CHANNEL -> {
          channel = in.text();
          isNewSeries = true;
        }
        case Frame.ROW -> {
          readRow();
          return true;
        }
        default -> throw new IOException("a frame of kind " + frame);
      }
    }
  }

  private void readRow() throws IOException {
    ByteBuffer numbers = in.has(Integer.BYTES + 2 * Long.BYTES);
    day = numbers.getInt();
    millis = numbers.getLong();
    sequence = numbers.getLong();
    block = in.bytes();
    if (channel == null || deviceId == null) {
      throw new IOException("a row of no partition or channel");
    }
  }

  /** The token of the row's partition. */
  public long token() {
    return token;
  }

  /** Whether the row is of another device or channel than the one before. */
  public boolean isNewSeries() {
    return isNewSeries;
  }

  /** The row's device. */
  public String deviceId() {
    return deviceId;
  }

  /** The row's channel, by name. */
  public String channel() {
    return channel;
  }

  /** The row's day in the storage zone, days since 1970-01-01. */
  public int day() {
    return day;
  }

  /** When the row was learned, milliseconds since 1970-01-01T00:00:00Z. */
  public long millis() {
    return millis;
  }

  /** The number that tells versions of the same millisecond apart. */
  public long sequence() {
    return sequence;
  }

  /** The row's block; not used again. */
  public byte[] block() {
    return block;
  }
}
