package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.DeletedDays;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.SortedDeletions;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.cassandra.db.BufferClusteringBound;
import org.apache.cassandra.db.ClusteringBound;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.rows.RangeTombstoneBoundMarker;

/**
 * Partitions of deletions of days. Each deletion counts as made long ago, so that a compaction
 * drops it together with what it hides, however long the table keeps other deletions.
 */
final class DeletedPartitions implements FilePartitions {
  /** Seconds since 1970-01-01T00:00:00Z. Any table would have dropped a deletion of that day. */
  static final long LONG_AGO = 86_400;

  private final SstableFolder folder;
  private final SortedDeletions sorted;
  private final DeletionTime deletion;
  private DeletedDays days;

  /**
   * @param writeTime what is hidden was written until then, microseconds since 1970-01-01T00:00:00Z
   */
  DeletedPartitions(SstableFolder folder, SortedDeletions sorted, long writeTime) {
    this.folder = folder;
    this.sorted = sorted;
    this.deletion = DeletionTime.build(writeTime, LONG_AGO);
    advance();
  }

  private void advance() {
    days = sorted.hasNext() ? sorted.next() : null;
  }

  @Override
  public long count() {
    return sorted.partitions();
  }

  @Override
  public boolean hasNext() {
    return days != null;
  }

  @Override
  public PartitionRows next() {
    if (days == null) {
      throw new NoSuchElementException();
    }
    DeletedDays first = days;
    PartitionRows partition = folder.partition(first.key());
    while (days != null && days.key().equals(first.key())) {
      ByteBuffer channel = ByteBuffer.wrap(days.channel());
      // The newest day comes first.
      partition.add(marker(BufferClusteringBound.inclusiveStartOf(channel, day(days.lastDay()))));
      partition.add(marker(BufferClusteringBound.inclusiveEndOf(channel, day(days.firstDay()))));
      advance();
    }
    return partition;
  }

  private RangeTombstoneBoundMarker marker(ClusteringBound<?> bound) {
    return new RangeTombstoneBoundMarker(bound, deletion);
  }

  /** A date counts from 2^31 days before 1970-01-01. */
  private static ByteBuffer day(int day) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(0, day ^ Integer.MIN_VALUE);
  }

  /** Deletions are not merged. */
  @Override
  public Map<Integer, MergeCounts> counts() {
    return Map.of();
  }
}
