package io.energyiot.store.block;

import io.energyiot.codec.BlockHeader;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Version;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/**
 * A block of a series as it is stored.
 *
 * @param day in the storage zone, days since 1970-01-01
 * @param version the version of its readings; the newest one if each has its own
 * @param block packed; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a copy or a wrapper for every block would cost more
public record StoredBlock(long day, Version version, byte[] block)
    implements Comparable<StoredBlock> {

  /** Copies the remaining bytes of a buffer, whose position stays as it is. */
  public static StoredBlock of(long day, Version version, ByteBuffer bytes) {
    byte[] block = new byte[bytes.remaining()];
    bytes.get(bytes.position(), block);
    return new StoredBlock(day, version, block);
  }

  /**
   * Returns whether all readings were known at an instant, milliseconds since 1970-01-01T00:00:00Z.
   * If not, none was, unless each has its own version.
   */
  public boolean isKnownAt(long asOf) {
    return version.millis() <= asOf;
  }

  /** Returns whether any reading was known at an instant. */
  public boolean isPartlyKnownAt(long asOf) {
    return isKnownAt(asOf)
        || (isVersioned()
            && LongStream.of(VersionedBlock.decode(block).millis()).anyMatch(v -> v <= asOf));
  }

  /** Returns the number of readings, without unpacking them. */
  public int readings() {
    return BlockHeader.readings(block);
  }

  /** Returns whether each reading has its own version. */
  public boolean isVersioned() {
    return VersionedBlock.isVersioned(block);
  }

  /** Orders blocks by day, and within a day from the oldest version to the newest. */
  @Override
  public int compareTo(StoredBlock other) {
    int byDay = Long.compare(day, other.day);
    return byDay != 0 ? byDay : version.compareTo(other.version);
  }
}
