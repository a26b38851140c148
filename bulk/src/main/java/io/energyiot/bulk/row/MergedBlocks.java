package io.energyiot.bulk.row;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The blocks of one file, series and day as one block, or as several if it would be too large.
 *
 * @param pieces packed, in order of time
 * @param repeated how many readings gave way to another one with the same start
 */
record MergedBlocks(List<byte[]> pieces, long repeated) {
  /** A reading, and when its sender changed it. */
  private record Changed(long millis, Readings readings, int index) {}

  /** Merges blocks of one version: of readings with the same start the last one wins. */
  static MergedBlocks lastWins(List<byte[]> blocks, BlockEncoder encoder) {
    ReadingsBuilder merged = new ReadingsBuilder(128);
    blocks.forEach(block -> merged.addAll(BlockDecoder.decode(block)));
    return pieces(merged.build(), null, merged.repeated(), encoder);
  }

  /**
   * Merges blocks of which some have readings with versions of their own: of readings with the same
   * start the newest one wins, and of those that are as new the last one.
   *
   * @param version of the readings that have none of their own
   */
  static MergedBlocks byVersion(List<byte[]> blocks, FileVersion version, BlockEncoder encoder) {
    TreeMap<Long, Changed> newest = new TreeMap<>();
    long all = 0;
    for (byte[] block : blocks) {
      VersionedBlock each =
          VersionedBlock.isVersioned(block)
              ? VersionedBlock.decode(block)
              : VersionedBlock.of(BlockDecoder.decode(block), version.millis(), 0);
      all += each.millis().length;
      addAll(each, newest);
    }
    ReadingsBuilder merged = new ReadingsBuilder(newest.size());
    long[] millis = new long[newest.size()];
    for (Changed reading : newest.values()) {
      millis[merged.size()] = reading.millis();
      merged.add(reading.readings(), reading.index());
    }
    return pieces(merged.build(), millis, all - newest.size(), encoder);
  }

  private static void addAll(VersionedBlock block, TreeMap<Long, Changed> newest) {
    Readings readings = block.readings();
    for (int i = 0; i < readings.size(); i++) {
      newest.merge(
          readings.start(i),
          new Changed(block.millis()[i], readings, i),
          (one, later) -> later.millis() >= one.millis() ? later : one);
    }
  }

  private static MergedBlocks pieces(
      Readings readings, long[] millis, long repeated, BlockEncoder encoder) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < readings.size(); from += BlockEncoder.MAX_READINGS) {
      int to = Math.min(readings.size(), from + BlockEncoder.MAX_READINGS);
      Readings piece = readings.slice(from, to);
      pieces.add(
          millis == null
              ? encoder.encode(piece)
              : new VersionedBlock(piece, Arrays.copyOfRange(millis, from, to), new long[to - from])
                  .encode(encoder));
    }
    return new MergedBlocks(pieces, repeated);
  }
}
