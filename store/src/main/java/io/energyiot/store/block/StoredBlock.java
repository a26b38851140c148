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
 * @param version of its readings, or of the newest of them if they have versions of their own
 * @param block packed; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a copy or a wrapper for every block would cost more
public record StoredBlock(long day, Version version, byte[] block)
    implements Comparable<StoredBlock> {

  /** A block of the bytes that remain in a buffer, whose position stays where it is. */
  public static StoredBlock of(long day, Version version, ByteBuffer bytes) {
    byte[] block = new byte[bytes.remaining()];
    bytes.get(bytes.position(), block);
    return new StoredBlock(day, version, block);
  }

  /**
   * Whether all its readings were known at an instant, milliseconds since 1970-01-01T00:00:00Z. If
   * not, none was, unless they have versions of their own.
   */
  public boolean isKnownAt(long asOf) {
    return version.millis() <= asOf;
  }

  /** Whether any of its readings was known at an instant. */
  public boolean isPartlyKnownAt(long asOf) {
    return isKnownAt(asOf)
        || (isVersioned()
            && LongStream.of(VersionedBlock.decode(block).millis()).anyMatch(v -> v <= asOf));
  }

  /** How many readings it has; nothing is unpacked for that. */
  public int readings() {
    return BlockHeader.readings(block);
  }

  /** Whether its readings have versions of their own. */
  public boolean isVersioned() {
    return VersionedBlock.isVersioned(block);
  }

  /** By day, of a day the oldest version first. */
  @Override
  public int compareTo(StoredBlock other) {
    int byDay = Long.compare(day, other.day);
    return byDay != 0 ? byDay : version.compareTo(other.version);
  }
}
