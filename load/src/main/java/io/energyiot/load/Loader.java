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
 * Loads files into the store. The readings of a file have the version of the file's first load, so
 * loading it again, or after a load that was cut off, writes the same rows. One load at a time.
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
   * Loads files to their ends, as one load with one receipt, which the store keeps. What breaks a
   * rule is listed, what can't be read is told in the receipt, the rest is stored when this
   * returns. A failure of the system is in the result; loading the files again is then safe.
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
            new FileCheck(store.loadedFiles(), options, store.clock()::instant, id));
  }

  /**
   * Loads one file as a part of a load of many, whose receipt will have what becomes of it.
   *
   * @param file where it is now
   * @param part the file as the whole load knows it
   */
  public LoadResult loadPart(Path file, LoadPart part) {
    return new LoadRun(LoadReceipt.newId(), store, options, writer, LoadLog.NONE, now -> {})
        .load(
            work -> FileCheck.find(file, part.name()),
            new FileCheck(store.loadedFiles(), options, part::version, part.load()));
  }

  /** Ends what loads have left running, for the next one. */
  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
