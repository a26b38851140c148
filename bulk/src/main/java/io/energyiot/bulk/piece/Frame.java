package io.energyiot.bulk.piece;

/** The first byte of each part of the stream, and how long a part may be. */
final class Frame {
  /** The piece is over. A stream without it was cut off. */
  static final byte END = 0;

  /** Another partition: its token, and the id of its device. */
  static final byte PARTITION = 1;

  /** Another channel, for the rows that follow: its name. */
  static final byte CHANNEL = 2;

  /** A row: day, version, sequence and block. */
  static final byte ROW = 3;

  /** Another device, for the live blocks that follow: its id. */
  static final byte DEVICE = 4;

  /** A live block: version, sequence and block. */
  static final byte BLOCK = 5;

  /** What identifies a live block: version, sequence and when it was written. */
  static final byte KEY = 6;

  /** The longest id, name or block, bytes. More than any of ours has. */
  static final int MAX_BYTES = 64 << 20;

  private Frame() {}
}
