package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.CellRow;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.MergedCells;
import java.util.Map;

/** Partitions of one row each. */
final class CellPartitions implements FilePartitions {
  private final SstableFolder folder;
  private final MergedCells sorted;
  private final CellRows rows;

  CellPartitions(SstableFolder folder, MergedCells sorted, CellRows rows) {
    this.folder = folder;
    this.sorted = sorted;
    this.rows = rows;
  }

  @Override
  public long count() {
    return sorted.partitions();
  }

  @Override
  public boolean hasNext() {
    return sorted.hasNext();
  }

  @Override
  public PartitionRows next() {
    CellRow row = sorted.next();
    PartitionRows partition = folder.partition(row.key());
    partition.add(rows.row(row.cells()));
    return partition;
  }

  /** Nobody asks how many lines name the same device. */
  @Override
  public Map<Integer, MergeCounts> counts() {
    return Map.of();
  }
}
