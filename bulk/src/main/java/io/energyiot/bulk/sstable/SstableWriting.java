package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.MergedCells;
import io.energyiot.bulk.row.MergedRows;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.bulk.row.SortedDeletions;
import io.energyiot.model.error.EnergyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.rows.EncodingStats;

/** Writes all rows of a folder as SSTables; each thread writes a part of the ring. */
final class SstableWriting {
  private final SstableRequest.Writing request;
  private final Form form;
  private final LongConsumer written;

  SstableWriting(SstableRequest.Writing request, LongConsumer written) {
    this.request = request;
    this.form = form(request);
    this.written = written;
  }

  private static Form form(SstableRequest.Writing request) {
    if (request instanceof SstableRequest.WriteCells cells) {
      return new CellForm(cells);
    }
    return request instanceof SstableRequest.WriteDeletions deletions
        ? new DeletionForm(deletions)
        : new BlockForm((SstableRequest.Write) request);
  }

  /** What the rows of a table look like. */
  private sealed interface Form {
    /** What all of them have in common. */
    EncodingStats stats();

    /** Returns a reader for one thread. */
    RowFileReader reader(SstableFolder folder);
  }

  private record CellForm(SstableRequest.WriteCells cells) implements Form {
    @Override
    public EncodingStats stats() {
      return new EncodingStats(
          cells.writeTime(), TimeUnit.MICROSECONDS.toSeconds(cells.writeTime()), 0);
    }

    @Override
    public RowFileReader reader(SstableFolder folder) {
      CellRows rows = new CellRows(folder.table(), cells.columns(), cells.writeTime());
      return file -> new CellPartitions(folder, MergedCells.of(file), rows);
    }
  }

  private record DeletionForm(SstableRequest.WriteDeletions deletions) implements Form {
    @Override
    public EncodingStats stats() {
      return new EncodingStats(deletions.writeTime(), DeletedPartitions.LONG_AGO, 0);
    }

    @Override
    public RowFileReader reader(SstableFolder folder) {
      return file -> new DeletedPartitions(folder, SortedDeletions.of(file), deletions.writeTime());
    }
  }

  private record BlockForm(SstableRequest.Write blocks) implements Form {
    @Override
    public EncodingStats stats() {
      long earliest =
          blocks.versions().stream()
              .filter(Objects::nonNull) // the place of a file that could not be read
              .mapToLong(version -> version.ofPiece(0).writeTime())
              .min()
              .orElse(0);
      return new EncodingStats(earliest, LivenessInfo.NO_EXPIRATION_TIME, 0);
    }

    @Override
    public RowFileReader reader(SstableFolder folder) {
      DayBlockRows rows = new DayBlockRows(folder.table());
      return file -> new DayBlockPartitions(folder, MergedRows.of(file, blocks.versions()), rows);
    }
  }

  /** Returns what was merged, by the files' places in the load. */
  SortedMap<Integer, MergeCounts> run() throws IOException {
    SstableFolder folder =
        SstableFolder.of(
            request.keyspace(), request.cql(), Path.of(request.sstables()), form.stats());
    List<Path> files = RowSpill.filesIn(Path.of(request.rows()));
    ExecutorService threads = Executors.newFixedThreadPool(request.threads());
    try {
      List<Future<Map<Integer, MergeCounts>>> runs = new ArrayList<>();
      for (int i = 0; i < request.threads(); i++) {
        List<Path> share =
            files.subList(
                i * files.size() / request.threads(), (i + 1) * files.size() / request.threads());
        runs.add(threads.submit(new TokenRun(folder, i + 1, share, form.reader(folder), written)));
      }
      return joined(runs);
    } finally {
      threads.shutdownNow();
    }
  }

  private static SortedMap<Integer, MergeCounts> joined(
      List<Future<Map<Integer, MergeCounts>>> runs) throws IOException {
    SortedMap<Integer, MergeCounts> merged = new TreeMap<>();
    try {
      for (Future<Map<Integer, MergeCounts>> run : runs) {
        run.get().forEach((file, counts) -> merged.merge(file, counts, MergeCounts::plus));
      }
      return merged;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EnergyException known) {
        throw known;
      }
      throw new IOException(e.getCause().toString(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
