package io.energyiot.store.block;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.util.List;

/** Makes readings of blocks: of each interval the version learned last. */
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
   * @param asOf what was learned after it is left out, milliseconds since 1970-01-01T00:00:00Z;
   *     {@link Version#NO_LIMIT} for all
   */
  public static Readings of(List<StoredBlock> blocks, long asOf) {
    if (blocks.size() == 1 && blocks.get(0).isKnownAt(asOf)) {
      return BlockDecoder.decode(blocks.get(0).block());
    }
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
    return merged.build();
  }

  /** Of readings with the same start the last one added wins, so the oldest version goes first. */
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
    day.forEach(versions::add);
    for (VersionedReadings.Entry entry : versions.inOrder()) {
      if (entry.millis() <= asOf) {
        entry.addTo(merged);
      }
    }
  }

  /** Whether each block is known as a whole or not at all, and the blocks' versions decide. */
  private static boolean isPlain(List<StoredBlock> day, long asOf) {
    if (day.size() == 1 && day.get(0).isKnownAt(asOf)) {
      return true;
    }
    return day.stream().noneMatch(StoredBlock::isVersioned);
  }
}
