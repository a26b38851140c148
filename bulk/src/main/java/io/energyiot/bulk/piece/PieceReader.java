package io.energyiot.bulk.piece;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Receives the rows of a piece. {@link #next} goes to the next row, which the other methods tell.
 * For one thread.
 */
public final class PieceReader {
  private static final int BUFFER = 1 << 17;

  private final ReadableByteChannel in;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();
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
    this.in = in;
  }

  /**
   * Goes to the next row; returns false after the last one.
   *
   * @throws EOFException if the stream was cut off
   */
  public boolean next() throws IOException {
    isNewSeries = false;
    while (true) {
      byte frame = has(1).get();
      switch (frame) {
        case Frame.END -> {
          return false;
        }
        case Frame.PARTITION -> {
          token = has(Long.BYTES).getLong();
          deviceId = text();
          isNewSeries = true;
        }
        case Frame.CHANNEL -> {
          channel = text();
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
    has(Integer.BYTES + 2 * Long.BYTES);
    day = buffer.getInt();
    millis = buffer.getLong();
    sequence = buffer.getLong();
    block = bytes();
    if (channel == null || deviceId == null) {
      throw new IOException("a row of no partition or channel");
    }
  }

  private String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() throws IOException {
    int length = has(Integer.BYTES).getInt();
    if (length < 0 || length > Frame.MAX_BYTES) {
      throw new IOException("a part of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    int got = 0;
    while (got < length) {
      int part = Math.min(length - got, has(1).remaining());
      buffer.get(bytes, got, part);
      got += part;
    }
    return bytes;
  }

  /** The buffer, with at least so many bytes. */
  private ByteBuffer has(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      while (buffer.position() < bytes) {
        if (in.read(buffer) < 0) {
          throw new EOFException("the rows of a piece were cut off");
        }
      }
      buffer.flip();
    }
    return buffer;
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
