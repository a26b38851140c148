package io.energyiot.bulk.row;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** Reads a row file in the order of the table. Rows of the same file, series and day are merged. */
public final class MergedRows implements Iterator<PackedRow> {
  private final SortedRows rows;
  private final List<FileVersion> versions;
  private final BlockEncoder encoder = new BlockEncoder();
  private final Map<Integer, MergeCounts> counts = new TreeMap<>();
  private final Deque<PackedRow> pieces = new ArrayDeque<>();
  private PartitionKey key;
  private int next;

  private MergedRows(SortedRows rows, List<FileVersion> versions) {
    this.rows = rows;
    this.versions = versions;
  }

  /**
   * Reads and sorts a row file.
   *
   * @param versions by the files' places in the load; null for a file whose rows are left out
   */
  public static MergedRows of(Path file, List<FileVersion> versions) throws IOException {
    return new MergedRows(SortedRows.of(file, versions), versions);
  }

  /** Returns the number of partitions. */
  public long partitions() {
    return rows.partitions();
  }

  /** Returns what was merged so far, by the files' places in the load. */
  public Map<Integer, MergeCounts> counts() {
    return counts;
  }

  @Override
  public boolean hasNext() {
    return next < rows.size() || !pieces.isEmpty();
  }

  /** The next row; the key is the same object for all rows of a partition. */
  @Override
  public PackedRow next() {
    if (!pieces.isEmpty()) {
      return pieces.remove();
    }
    if (next == rows.size()) {
      throw new NoSuchElementException();
    }
    int from = next++;
    while (next < rows.size() && rows.belongTogether(from, next)) {
      next++;
    }
    takeKey(from);
    if (next - from > 1) {
      merge(from, next);
      return pieces.remove();
    }
    return row(from, 0, rows.block(from));
  }

  private void takeKey(int row) {
    PartitionKey found = rows.key(row);
    if (key == null || key.token() != found.token() || !Arrays.equals(key.bytes(), found.bytes())) {
      key = found;
    }
  }

  private PackedRow row(int row, int piece, byte[] block) {
    FileVersion version = versions.get(rows.file(row));
    byte[] versioned =
        VersionedBlock.isVersioned(block)
            ? VersionedBlock.withSequence(block, version.millis())
            : block;
    return new PackedRow(key, rows.channel(row), rows.day(row), version.ofPiece(piece), versioned);
  }

  private void merge(int from, int to) {
    List<byte[]> blocks = new ArrayList<>();
    long bytes = 0;
    for (int i = from; i < to; i++) {
      byte[] block = rows.block(i);
      blocks.add(block);
      bytes += block.length;
    }
    MergedBlocks merged = merged(blocks, versions.get(rows.file(from)));
    // A later piece has a higher sequence, and the highest comes first in the table.
    int piece = 0;
    for (byte[] block : merged.pieces()) {
      PackedRow row = row(from, piece++, block);
      bytes -= row.block().length;
      pieces.addFirst(row);
    }
    counts.merge(
        rows.file(from),
        new MergeCounts(to - from - 1, merged.repeated(), bytes),
        MergeCounts::plus);
  }

  private MergedBlocks merged(List<byte[]> blocks, FileVersion version) {
    return blocks.stream().anyMatch(VersionedBlock::isVersioned)
        ? MergedBlocks.byVersion(blocks, version, encoder)
        : MergedBlocks.lastWins(blocks, encoder);
  }
}
