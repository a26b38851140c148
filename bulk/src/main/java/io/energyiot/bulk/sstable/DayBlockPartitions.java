package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.MergedRows;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.bulk.row.PartitionKey;
import java.util.Map;
import java.util.NoSuchElementException;

/** Partitions of day blocks, each a device's year. */
final class DayBlockPartitions implements FilePartitions {
  private final SstableFolder folder;
  private final MergedRows sorted;
  private final DayBlockRows rows;
  private PackedRow row;

  DayBlockPartitions(SstableFolder folder, MergedRows sorted, DayBlockRows rows) {
    this.folder = folder;
    this.sorted = sorted;
    this.rows = rows;
    advance();
  }

  private void advance() {
    row = sorted.hasNext() ? sorted.next() : null;
  }

  @Override
  public long count() {
    return sorted.partitions();
  }

  @Override
  public boolean hasNext() {
    return row != null;
  }

  @Override
  public PartitionRows next() {
    if (row == null) {
      throw new NoSuchElementException();
    }
    PartitionKey key = row.key();
    PartitionRows partition = folder.partition(key);
    while (row != null && row.key().equals(key)) {
      partition.add(rows.row(row));
      advance();
    }
    return partition;
  }

  @Override
  public Map<Integer, MergeCounts> counts() {
    return sorted.counts();
  }
}
