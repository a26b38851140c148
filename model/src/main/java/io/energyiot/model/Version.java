package io.energyiot.model;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * When the system learned a reading: an instant and a sequence. Of readings of a series with the
 * same start, the greatest version wins.
 *
 * @param millis milliseconds since 1970-01-01T00:00:00Z
 * @param sequence tells apart, and orders, what was learned within one millisecond: the place in
 *     its Kafka topic for a streamed reading, the file's checksum for a loaded one; never negative.
 *     What is read again has the same version, so storing it twice stores it once.
 */
public record Version(long millis, long sequence) implements Comparable<Version> {
  /** As an instant up to which versions are asked for: all of them. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  private static final int OFFSET_BITS = 48;
  private static final int PIECE_BITS = 40;
  private static final long SEALED_MASK = (1L << 44) - 1;
  private static final int PARTITION_LIMIT = 1 << 15;

  /** Refuses a negative sequence. */
  public Version {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence " + sequence);
    }
  }

  /**
   * The version of a record on a Kafka topic.
   *
   * @param millis the record's timestamp
   * @param partition 0 to 32,767
   * @param offset 0 to 2^48 - 1
   */
  public static Version ofRecord(long millis, int partition, long offset) {
    if (partition < 0 || partition >= PARTITION_LIMIT || offset < 0 || offset >> OFFSET_BITS != 0) {
      throw new IllegalArgumentException("partition " + partition + ", offset " + offset);
    }
    return new Version(millis, ((long) partition << OFFSET_BITS) | offset);
  }

  /**
   * The version of the readings of a loaded file.
   *
   * @param millis when the file was first loaded
   * @param checksum of the file's content
   * @param piece tells apart the blocks of a day that has too many readings for one, 0 to 2^40 - 1
   */
  public static Version ofFile(long millis, long checksum, long piece) {
    if (piece < 0 || piece >> PIECE_BITS != 0) {
      throw new IllegalArgumentException("piece " + piece);
    }
    return new Version(millis, (checksum >>> (PIECE_BITS + 1) << PIECE_BITS) | piece);
  }

  /** The sequence that all pieces of a file have in common. */
  public static long withoutPiece(long sequence) {
    return sequence >>> PIECE_BITS << PIECE_BITS;
  }

  /**
   * The version of a block whose readings have versions of their own. It follows from the content,
   * so no such block can take the place of another one; and no record and no file has such a
   * sequence.
   *
   * @param millis of the newest of its readings
   * @param content a hash of what the block has, of which 44 bits are taken
   */
  public static Version ofSealed(long millis, long content) {
    return new Version(millis, Long.MAX_VALUE - (content & SEALED_MASK));
  }

  /** When the system learned it, to the millisecond. */
  public Instant instant() {
    return Instant.ofEpochMilli(millis);
  }

  /**
   * When a row that can't change any more counts as written, microseconds since
   * 1970-01-01T00:00:00Z: when it was learned. So what erases all that was learned until some time
   * also erases what of that is written later.
   */
  public long writeTime() {
    return TimeUnit.MILLISECONDS.toMicros(millis);
  }

  @Override
  public int compareTo(Version other) {
    int byTime = Long.compare(millis, other.millis);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }
}
