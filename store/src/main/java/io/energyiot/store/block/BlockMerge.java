package io.energyiot.store.block;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.util.List;

/**
 * Merges blocks into readings without those that newer ones supersede. If no intervals overlap, the
 * newest version of each start is the result. Only if overlaps remain, or a shorter reading
 * replaced a longer one, {@link Supersession} decides.
 */
public final class BlockMerge {
  private BlockMerge() {}

  /**
   * Merges the blocks of a series.
   *
   * @param blocks in their order; those of a day follow each other
   */
  public static Readings of(List<StoredBlock> blocks) {
    return of(blocks, Version.NO_LIMIT);
  }

  /**
   * Merges the blocks of a series as they were known at an instant.
   *
   * @param blocks in their order; those of a day follow each other
   * @param asOf the instant after which what was learned is left out, milliseconds since
   *     1970-01-01T00:00:00Z; {@link Version#NO_LIMIT} for all
   */
  public static Readings of(List<StoredBlock> blocks, long asOf) {
    Readings readings;
    boolean hidesLonger = false;
    if (blocks.size() == 1 && blocks.get(0).isKnownAt(asOf)) {
      readings = BlockDecoder.decode(blocks.get(0).block());
    } else {
      ReadingsBuilder newest = newestOfEachStart(blocks, asOf);
      readings = newest.build();
      hidesLonger = newest.hidesLonger();
    }
    boolean isPlain = !hidesLonger && !readings.isOverlapping();
    return isPlain || haveOneVersion(blocks) ? readings : standing(blocks, asOf);
  }

  private static boolean haveOneVersion(List<StoredBlock> blocks) {
    Version first = blocks.get(0).version();
    return blocks.stream().allMatch(each -> each.version().equals(first) && !each.isVersioned());
  }

  private static Readings standing(List<StoredBlock> blocks, long asOf) {
    VersionedReadings versions = new VersionedReadings();
    blocks.forEach(block -> versions.add(block, asOf));
    List<VersionedReadings.Entry> standing = versions.standing();
    ReadingsBuilder readings = new ReadingsBuilder(standing.size());
    standing.forEach(entry -> entry.addTo(readings));
    return readings.build();
  }

  private static ReadingsBuilder newestOfEachStart(List<StoredBlock> blocks, long asOf) {
    ReadingsBuilder merged = new ReadingsBuilder(96 * blocks.size());
    int from = 0;
    while (from < blocks.size()) {
      int to = from + 1;
      while (to < blocks.size() && blocks.get(to).day() == blocks.get(from).day()) {
        to++;
      }
      addDay(blocks.subList(from, to), asOf, merged);
      from = to;
    }
    return merged;
  }

  /**
   * Adds a day, the oldest version first: of readings with the same start, the last one added wins.
   */
  private static void addDay(List<StoredBlock> day, long asOf, ReadingsBuilder merged) {
    if (isPlain(day, asOf)) {
      for (StoredBlock block : day) {
        if (block.isKnownAt(asOf)) {
          merged.addAll(BlockDecoder.decode(block.block()));
        }
      }
      return;
    }
    VersionedReadings versions = new VersionedReadings();
    day.forEach(block -> versions.add(block, asOf));
    versions.inOrder().forEach(entry -> entry.addTo(merged));
  }

  /** Returns whether each block has one version, and was known completely or not at all. */
  private static boolean isPlain(List<StoredBlock> day, long asOf) {
    if (day.size() == 1 && day.get(0).isKnownAt(asOf)) {
      return true;
    }
    return day.stream().noneMatch(StoredBlock::isVersioned);
  }
}
