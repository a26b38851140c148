package io.energyiot.load;

import io.energyiot.load.file.FolderTree;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    return load(
        new LoadTask(LoadReceipt.newId(), paths, null, options, log, LoadPermit.GIVEN), listener);
  }

  /** Loads files as {@link #load(List, LoadListener)} does, with an id and options of its own. */
  public LoadResult load(LoadTask task, LoadListener listener) {
    return new LoadRun(task, store, writer, listener)
        .load(
            work -> FileCheck.find(task.paths(), task.base(), task.bounds().files(), work),
            new FileCheck(store.contentReceipts(), task, store.clock()::instant));
  }

  /**
   * Starts the process that writes SSTables, so that the next load doesn't wait for it.
   *
   * @param work a folder for what it needs to get ready; is emptied before
   * @param log receives its output
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public void startWriter(Path work, Path log) throws IOException {
    if (writer != null) {
      FolderTree.delete(work);
      Files.createDirectories(work);
      writer.start(store.dayBlocks().definition(), work, log);
    }
  }

  /**
   * Kills the process that writes SSTables, so that a load whose thread was interrupted does not
   * wait for it. The next load starts another one.
   */
  public void killWriter() {
    if (writer != null) {
      writer.kill();
    }
  }

  /**
   * Loads one file as a part of a larger load, whose receipt will include it.
   *
   * @param file where it is now
   * @param part the file as the whole load knows it
   */
  public LoadResult loadPart(Path file, LoadPart part) {
    LoadTask task =
        new LoadTask(LoadReceipt.newId(), List.of(), null, options, LoadLog.NONE, LoadPermit.GIVEN);
    return new LoadRun(task, store, writer, now -> {})
        .load(
            work -> FileCheck.find(file, part.name(), LoadBounds.NONE.files()),
            new FileCheck(store.contentReceipts(), options, false, part::version, part.load()));
  }

  /**
   * Loads files as {@link #load(LoadTask, LoadListener)} does, as a part of a larger load.
   *
   * @param whole the id of that load, which receipts of contents name
   * @param version of the first content that is new
   */
  public LoadResult loadPart(LoadTask task, UUID whole, Instant version, LoadListener listener) {
    return new LoadRun(task, store, writer, listener)
        .load(
            work -> FileCheck.find(task.paths(), task.base(), task.bounds().files(), work),
            new FileCheck(
                store.contentReceipts(), task.options(), task.realOnly(), () -> version, whole));
  }

  /** Ends the process that writes SSTables, if one is left running. */
  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
