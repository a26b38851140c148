package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.MergedRows;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.bulk.row.PartitionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.PreHashedDecoratedKey;
import org.apache.cassandra.dht.Murmur3Partitioner.LongToken;
import org.apache.cassandra.io.sstable.SSTableTxnWriter;

/**
 * Writes row files with consecutive ranges into one SSTable. Other threads write other ranges into
 * other SSTables, so no two of these share a token.
 */
final class TokenRun implements Callable<Map<Integer, MergeCounts>> {
  /**
   * The Bloom filter's size is set before the first row, from the number of partitions in the first
   * range.
   */
  private static final double MARGIN = 1.03;

  private static final int TOLD_EVERY = 1 << 14;

  private final SstableFolder folder;
  private final int number;
  private final List<Path> files;
  private final List<FileVersion> versions;
  private final LongConsumer written;
  private final DayBlockRows rows;
  private final Map<Integer, MergeCounts> merged = new TreeMap<>();
  private long untold;

  /**
   * @param number tells the SSTable apart from the folder's others
   * @param files row files in order of their tokens
   * @param written is told how many more rows are written
   */
  TokenRun(
      SstableFolder folder,
      int number,
      List<Path> files,
      List<FileVersion> versions,
      LongConsumer written) {
    this.folder = folder;
    this.number = number;
    this.files = files;
    this.versions = versions;
    this.written = written;
    this.rows = new DayBlockRows(folder.table());
  }

  /** Writes all; returns what was merged, by the files' places in the load. */
  @Override
  public Map<Integer, MergeCounts> call() throws IOException {
    SSTableTxnWriter writer = null;
    try {
      for (Path file : files) {
        MergedRows sorted = MergedRows.of(file, versions);
        if (writer == null && sorted.hasNext()) {
          long keys = (long) (sorted.partitions() * files.size() * MARGIN);
          writer = folder.writer(number, keys);
        }
        append(sorted, writer);
      }
      if (writer != null) {
        writer.finish(false);
      }
      written.accept(untold);
      return merged;
    } catch (IOException | RuntimeException e) {
      if (writer != null) {
        writer.abort(e);
      }
      throw e;
    }
  }

  private void append(MergedRows sorted, SSTableTxnWriter writer) {
    PackedRow row = sorted.hasNext() ? sorted.next() : null;
    while (row != null) {
      PartitionKey key = row.key();
      PartitionRows partition = new PartitionRows(folder.table(), decorated(key), folder.stats());
      while (row != null && row.key().equals(key)) {
        partition.add(rows.row(row));
        countOne();
        row = sorted.hasNext() ? sorted.next() : null;
      }
      writer.append(partition);
    }
    sorted.counts().forEach((file, counts) -> merged.merge(file, counts, MergeCounts::plus));
  }

  private static DecoratedKey decorated(PartitionKey key) {
    return new PreHashedDecoratedKey(
        new LongToken(key.token()), ByteBuffer.wrap(key.bytes()), key.token(), key.secondHash());
  }

  private void countOne() {
    if (++untold == TOLD_EVERY) {
      written.accept(untold);
      untold = 0;
    }
  }
}
