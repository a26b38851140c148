package io.energyiot.store.block;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
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
    if (blocks.size() <= 1) {
      return blocks.isEmpty() ? Readings.EMPTY : BlockDecoder.decode(blocks.get(0).block());
    }
    ReadingsBuilder merged = new ReadingsBuilder(96 * blocks.size());
    int from = 0;
    while (from < blocks.size()) {
      int to = from + 1;
      while (to < blocks.size() && blocks.get(to).day() == blocks.get(from).day()) {
        to++;
      }
      addDay(blocks.subList(from, to), merged);
      from = to;
    }
    return merged.build();
  }

  /** Of readings with the same start the last one added wins, so the oldest version goes first. */
  private static void addDay(List<StoredBlock> day, ReadingsBuilder merged) {
    if (day.size() > 1 && day.stream().anyMatch(StoredBlock::isVersioned)) {
      VersionedReadings versions = new VersionedReadings();
      day.forEach(versions::add);
      versions.inOrder().forEach(entry -> entry.addTo(merged));
    } else {
      day.forEach(block -> merged.addAll(BlockDecoder.decode(block.block())));
    }
  }
}
