package io.energyiot.bulk.piece;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Receives the live blocks of a share, or what identifies them. {@link #next} goes to the next one,
 * which the other methods tell. For one thread.
 */
public final class ShareReader {
  private final FrameReader in;
  private String deviceId;
  private String channel;
  private long millis;
  private long sequence;
  private long writtenAt;
  private byte[] block;
  private boolean isNewSeries;

  /** Will read from {@code in}. */
  public ShareReader(ReadableByteChannel in) {
    this.in = new FrameReader(in);
  }

  /**
   * Goes to the next block; returns false after the last one.
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
        case Frame.DEVICE -> {
          deviceId = in.text();
          isNewSeries = true;
        }
        case Frame.CHANNEL -> {
          channel = in.text();
          isNewSeries = true;
        }
        case Frame.BLOCK -> {
          readVersion(in.has(2 * Long.BYTES));
          block = in.bytes();
          return true;
        }
        case Frame.KEY -> {
          ByteBuffer numbers = in.has(3 * Long.BYTES);
          readVersion(numbers);
          writtenAt = numbers.getLong();
          return true;
        }
        default -> throw new IOException("a frame of kind " + frame);
      }
    }
  }

  private void readVersion(ByteBuffer numbers) throws IOException {
    if (deviceId == null || channel == null) {
      throw new IOException("a block of no device or channel");
    }
    millis = numbers.getLong();
    sequence = numbers.getLong();
  }

  /** Whether the block is of another device or channel than the one before. */
  public boolean isNewSeries() {
    return isNewSeries;
  }

  /** The block's device. */
  public String deviceId() {
    return deviceId;
  }

  /** The block's channel, by name. */
  public String channel() {
    return channel;
  }

  /** When the block was learned, milliseconds since 1970-01-01T00:00:00Z. */
  public long millis() {
    return millis;
  }

  /** The number that tells versions of the same millisecond apart. */
  public long sequence() {
    return sequence;
  }

  /** When the block was written, microseconds since 1970-01-01T00:00:00Z, if keys are sent. */
  public long writtenAt() {
    return writtenAt;
  }

  /** The block, not used again; null if keys are sent. */
  public byte[] block() {
    return block;
  }
}
