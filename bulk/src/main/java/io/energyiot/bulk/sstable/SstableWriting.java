package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.RowSpill;
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
import java.util.function.LongConsumer;

/** Writes all rows of a folder as SSTables; each thread writes a part of the ring. */
final class SstableWriting {
  private final SstableRequest.Write request;
  private final LongConsumer written;

  SstableWriting(SstableRequest.Write request, LongConsumer written) {
    this.request = request;
    this.written = written;
  }

  /** Returns what was merged, by the files' places in the load. */
  SortedMap<Integer, MergeCounts> run() throws IOException {
    long earliest =
        request.versions().stream()
            .filter(Objects::nonNull) // the place of a file that could not be read
            .mapToLong(version -> version.ofPiece(0).writeTime())
            .min()
            .orElse(0);
    SstableFolder folder =
        SstableFolder.of(request.keyspace(), request.cql(), Path.of(request.sstables()), earliest);
    List<Path> files = RowSpill.filesIn(Path.of(request.rows()));
    ExecutorService threads = Executors.newFixedThreadPool(request.threads());
    try {
      List<Future<Map<Integer, MergeCounts>>> runs = new ArrayList<>();
      for (int i = 0; i < request.threads(); i++) {
        List<Path> share =
            files.subList(
                i * files.size() / request.threads(), (i + 1) * files.size() / request.threads());
        runs.add(threads.submit(new TokenRun(folder, i + 1, share, request.versions(), written)));
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
      throw new IOException(e.getCause().toString(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
