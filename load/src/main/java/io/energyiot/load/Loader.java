package io.energyiot.load;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Loads files into the store, one load at a time. The readings of a file get the version of the
 * file's first load. So a second load, or one that finishes an interrupted load, writes the same
 * rows.
 */
public final class Loader implements AutoCloseable {
  private final EnergyStore store;
  private final LoadOptions options;
  private final SstableWriter writer;

  /** Loads into {@code store}. */
  public Loader(EnergyStore store, LoadOptions options) {
    this.store = store;
    this.options = options;
    this.writer = options.sstables().map(SstableWriter::new).orElse(null);
  }

  /**
   * Loads files as one load with one receipt, which the store keeps. Lines that break a rule are
   * listed; files that can't be read are named in the receipt; everything else is stored when this
   * returns. A failure of the system is in the result, and loading the files again is then safe.
   *
   * @param paths files, folders whose files are meant, paths whose last part has wildcards, pipes,
   *     or {@code -} for standard input
   */
  public LoadResult load(List<String> paths, LoadListener listener) {
    LoadLog log = options.dryRun() ? LoadLog.NONE : LoadLog.in(store.loads());
    UUID id = LoadReceipt.newId();
    return new LoadRun(id, store, options, writer, log, listener)
        .load(
            work -> FileCheck.find(paths, work),
            new FileCheck(store.contentReceipts(), options, store.clock()::instant, id));
  }

  /**
   * Loads one file as a part of a larger load, whose receipt will include it.
   *
   * @param file where it is now
   * @param part the file as the whole load knows it
   */
  public LoadResult loadPart(Path file, LoadPart part) {
    return new LoadRun(LoadReceipt.newId(), store, options, writer, LoadLog.NONE, now -> {})
        .load(
            work -> FileCheck.find(file, part.name()),
            new FileCheck(store.contentReceipts(), options, part::version, part.load()));
  }

  /** Ends the process that writes SSTables, if one is left running. */
  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
