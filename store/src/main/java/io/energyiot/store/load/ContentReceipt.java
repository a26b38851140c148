package io.energyiot.store.load;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The receipt of a loaded content.
 *
 * @param checksum its XXH3 checksum, 64 bits; for a content of an earlier release, that of the
 *     file's bytes. The version of its readings contains it.
 * @param size of the content, or of the file, bytes
 * @param name as it was given
 * @param zone the zone of its local times and dates
 * @param interval the length of intervals that it does not give, seconds
 * @param firstSeen when this content was first loaded: the version of its readings
 * @param finished when it was loaded completely; null until then
 * @param readings readings accepted
 * @param meterDays days of a series with accepted readings
 * @param rejected records rejected
 * @param loads the loads that have stored it with this version, or began to
 * @param earlier its former versions, each with the loads that have stored it
 * @param undoing the undo that takes it back; null if none does
 */
public record ContentReceipt(
    long checksum,
    long size,
    String name,
    String zone,
    int interval,
    Instant firstSeen,
    Instant finished,
    long readings,
    long meterDays,
    long rejected,
    Set<UUID> loads,
    Map<Instant, Set<UUID>> earlier,
    UUID undoing) {

  /** Copies set and map. */
  public ContentReceipt {
    loads = Set.copyOf(loads);
    earlier = Map.copyOf(earlier);
  }

  /** Returns the receipt of a content that is not loaded yet. */
  public static ContentReceipt starting(
      long checksum,
      long size,
      String name,
      String zone,
      int interval,
      Instant version,
      UUID load) {
    return new ContentReceipt(
        checksum, size, name, zone, interval, version, null, 0, 0, 0, Set.of(load), Map.of(), null);
  }

  /** Returns this content as {@code load} loads it, with another version. */
  public ContentReceipt renewed(Instant version, UUID load) {
    Map<Instant, Set<UUID>> before = new HashMap<>(earlier);
    before.put(firstSeen, loads);
    return new ContentReceipt(
        checksum, size, name, zone, interval, version, null, 0, 0, 0, Set.of(load), before, null);
  }

  /**
   * Returns what is left of this content when a version is taken back; empty if nothing is, so that
   * it is new at its next load.
   */
  public Optional<ContentReceipt> without(Instant version) {
    Map<Instant, Set<UUID>> left = new HashMap<>(earlier);
    left.remove(version);
    if (!version.equals(firstSeen)) {
      return Optional.of(with(firstSeen, finished, loads, left));
    }
    return left.keySet().stream()
        .max(Comparator.naturalOrder())
        .map(newest -> with(newest, newest, left.remove(newest), left));
  }

  private ContentReceipt with(
      Instant version, Instant end, Set<UUID> by, Map<Instant, Set<UUID>> before) {
    return new ContentReceipt(
        checksum, size, name, zone, interval, version, end, readings, meterDays, rejected, by,
        before, null);
  }
}
