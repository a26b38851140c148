package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.DiskReserve;
import io.energyiot.bulk.row.MergeCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
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
  private final RowFileReader reader;
  private final LongConsumer written;
  private final DiskReserve reserve;
  private final Map<Integer, MergeCounts> merged = new TreeMap<>();
  private long untold;

  /**
   * @param number tells the SSTable apart from the folder's others
   * @param files row files in order of their tokens
   * @param reader of this run only
   * @param written is told how many more rows are written
   */
  TokenRun(
      SstableFolder folder,
      int number,
      List<Path> files,
      RowFileReader reader,
      LongConsumer written) {
    this.folder = folder;
    this.number = number;
    this.files = files;
    this.reader = reader;
    this.written = written;
    this.reserve = new DiskReserve(folder.path());
  }

  /** Writes all; returns what was merged, by the files' places in the load. */
  @Override
  public Map<Integer, MergeCounts> call() throws IOException {
    SSTableTxnWriter writer = null;
    try {
      for (Path file : files) {
        FilePartitions partitions = reader.open(file);
        if (writer == null && partitions.hasNext()) {
          long keys = (long) (partitions.count() * files.size() * MARGIN);
          writer = folder.writer(number, keys);
        }
        append(partitions, writer);
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

  private void append(FilePartitions partitions, SSTableTxnWriter writer) throws IOException {
    while (partitions.hasNext()) {
      reserve.require();
      PartitionRows next = partitions.next();
      count(next.size());
      writer.append(next);
    }
    partitions.counts().forEach((file, counts) -> merged.merge(file, counts, MergeCounts::plus));
  }

  private void count(int rows) {
    untold += rows;
    if (untold >= TOLD_EVERY) {
      written.accept(untold);
      untold = 0;
    }
  }
}
