package io.energyiot.load;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.load.file.FileStamp;
import io.energyiot.load.file.InputFile;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadMonitor;
import io.energyiot.load.read.FileResult;
import io.energyiot.load.read.ParallelRead;
import io.energyiot.load.read.ReadCounts;
import io.energyiot.load.read.ReadOptions;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.CountingRoute;
import io.energyiot.load.write.Route;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One load. Each phase handles all files before the next phase begins: check, read, write, import.
 * So a load that ends early has stored nothing, or something that the next try stores again in the
 * same form.
 */
final class LoadRun {
  /** The smallest range that is worth a file, in bytes. */
  private static final long MIN_RANGE = 1 << 20;

  /** The bytes of text that CQL writes in the time that the process for SSTables needs to start. */
  private static final long SMALL = 4 << 20;

  private final LoadTask task;
  private final Instant started = LoadReceipt.now();
  private final EnergyStore store;
  private final LoadOptions options;
  private final SstableWriter writer;
  private final RejectLimit limit;
  private final LoadMonitor monitor;
  private volatile LoadRoute route = LoadRoute.CQL;
  private final RunReceipts files = new RunReceipts();
  private boolean storing;

  /**
   * @param writer null where SSTables can't be made
   */
  LoadRun(LoadTask task, EnergyStore store, SstableWriter writer, LoadListener listener) {
    this.task = task;
    this.store = store;
    this.options = task.options();
    this.writer = writer;
    this.limit = options.rejects().anew(task.bounds().listedRejects());
    this.monitor = new LoadMonitor(listener, this::saveProgress);
  }

  /**
   * Loads files.
   *
   * @param finding finds the files; keeps standard input and pipes in the folder
   * @param check checks them
   */
  LoadResult load(Function<WorkFolder, List<CheckedFile>> finding, FileCheck check) {
    EnergyException failure = null;
    try (monitor) {
      try (WorkFolder work = WorkFolder.create(options.folder(), task.id())) {
        load(check(finding.apply(work), check, work), check, work);
      } catch (EnergyException e) {
        failure = Thread.interrupted() ? interrupted(e) : e; // flag cleared, to save the receipt
        files.notStored(storing);
      }
      monitor.end();
    }
    return saved(receipt(state(failure), failure), failure);
  }

  private EnergyException interrupted(EnergyException cause) {
    String outcome =
        storing
            ? "interrupted while it was stored, so some of it may be there; the same command"
                + " finishes it, and ./energy loads undo %s takes it back".formatted(task.id())
            : "interrupted before anything was stored; the same command loads it";
    return new EnergyException(ErrorCode.LOAD_INTERRUPTED, outcome, cause);
  }

  /** If saving the receipt fails too, the first failure is reported. */
  private LoadResult saved(LoadReceipt receipt, EnergyException failure) {
    EnergyException first = failure;
    try {
      task.log().save(receipt);
    } catch (EnergyException e) {
      first = failure == null ? e : failure;
    }
    return new LoadResult(receipt, options.folder().resolve(task.id().toString()), first);
  }

  private LoadState state(EnergyException failure) {
    if (failure == null) {
      return files.allFailed() ? LoadState.FAILED : LoadState.DONE;
    }
    return failure.code() == ErrorCode.REJECTS_TOO_MANY ? LoadState.STOPPED : LoadState.FAILED;
  }

  private List<CheckedFile> check(List<CheckedFile> found, FileCheck check, WorkFolder work) {
    boolean small = CheckedFile.textBytes(found) < SMALL;
    route = RouteChoice.choose(options.route(), options.sstables(), small);
    monitor.goes(route);
    if (!options.dryRun() && RouteChoice.needsWriter(route)) {
      startWriter(work);
    }
    monitor.begin(LoadPhase.CHECK, FileCheck.bytesToCheck(found), 0);
    List<CheckedFile> checked =
        found.stream().map(file -> check.check(file, monitor::done)).toList();
    requireNotInterrupted();
    files.checked(checked);
    task.log().save(receipt(LoadState.RUNNING, null));
    return checked;
  }

  /** To a file that was being read, an interrupt is an error of the file. */
  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new EnergyException(ErrorCode.LOAD_INTERRUPTED, "interrupted");
    }
  }

  /** Starts the writer before reading, so that it gets ready meanwhile. */
  private void startWriter(WorkFolder work) {
    writer.start(
        store.dayBlocks().definition(),
        work.make("preparation"),
        work.load().resolve("sstables.log"));
  }

  private void load(List<CheckedFile> checked, FileCheck check, WorkFolder work) {
    List<CheckedFile> wanted = checked.stream().filter(CheckedFile::isToBeRead).toList();
    if (wanted.isEmpty()) {
      files.compare(checked, new SkippedContents(store, options, work));
      return;
    }
    Path rows = work.make("rows");
    try (Route into = open(work);
        RowSpill spill = spill(rows, wanted)) {
      ParallelRead reading = reading(work, spill, wanted);
      monitor.begin(LoadPhase.READ, FileCheck.bytesOf(wanted), 0);
      List<FileResult> read = read(reading, wanted, work);
      requireNotInterrupted();
      List<CheckedResult> texts = CheckedResult.of(checked, read, check);
      texts.forEach(text -> limit.takeBack(text.rejectsNotCounted()));
      files.read(texts);
      limit.check(files.totals().readings());
      awaitVersion(check.lastVersion());
      List<CheckedResult> started = start(texts, check);
      store(into, rows, spill.rows(), reading.places(), started);
      files.compare(
          started.stream().map(CheckedResult::file).toList(),
          new SkippedContents(store, options, work));
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(rows, "can't be written", e), e);
    }
  }

  /**
   * Waits until the last version is not in the future any more. The versions of a load's new files
   * are a millisecond apart, and nothing is stored with a future version: readings learned in
   * between would seem older.
   */
  private void awaitVersion(Instant last) {
    if (!options.dryRun() && last.isAfter(Instant.EPOCH)) {
      store.clock().awaitAfter(last.toEpochMilli() - 1);
    }
  }

  private List<FileResult> read(ParallelRead reading, List<CheckedFile> wanted, WorkFolder work) {
    try {
      return reading.read(wanted.stream().map(CheckedFile::file).toList());
    } catch (EnergyException e) {
      files.listRejects(work.load());
      throw e;
    }
  }

  /**
   * Records what is going to be stored, first in the load's receipt, then in those of the contents.
   * The order matters: an undo first marks a content and then looks for its loads.
   */
  private List<CheckedResult> start(List<CheckedResult> texts, FileCheck check) {
    task.log().save(receipt(LoadState.RUNNING, null));
    List<CheckedResult> started =
        texts.stream().map(text -> text.isToBeStored() ? text.started(check) : text).toList();
    files.read(started);
    return started;
  }

  private Route open(WorkFolder work) {
    return options.dryRun()
        ? new CountingRoute()
        : RouteChoice.open(route, store, writer, work, options.threads());
  }

  /**
   * Opens a spill with so many ranges that the rows of one range fit into memory, even if none of
   * them can be merged.
   */
  private RowSpill spill(Path folder, List<CheckedFile> wanted) throws IOException {
    long inRange = Math.max(MIN_RANGE, options.memory() / 8);
    long ranges = 3 * CheckedFile.textBytes(wanted) / inRange;
    return new RowSpill(
        folder, (int) Math.max(4L * options.threads(), Math.min(ranges, RowSpill.MAX_RANGES)));
  }

  private ParallelRead reading(WorkFolder work, RowSpill spill, List<CheckedFile> wanted) {
    Map<InputFile, FileStamp> stamps =
        wanted.stream()
            .collect(
                Collectors.toMap(CheckedFile::file, file -> file.contents().stamp(), (a, b) -> a));
    return new ParallelRead(
        new ReadOptions(
            new CsvOptions(options.zone(), options.interval()),
            store.zone(),
            options.threads(),
            options.memory(),
            work.make("rejects")),
        spill,
        limit,
        file -> files.rejects(work.load(), file.name()),
        file -> stamps.get(file).check(file),
        new ParallelRead.Progress() {
          @Override
          public void bytes(long more) {
            monitor.done(more);
          }

          @Override
          public void readings(long more) {
            monitor.readings(more);
          }
        });
  }

  /** Records years, channels and reaches. Must come before any of the rows is stored. */
  private void record(ReadCounts counts) {
    counts
        .years()
        .forEach(
            year ->
                counts
                    .reaches()
                    .forEach((channel, reach) -> store.dayBlocks().record(year, channel, reach)));
  }

  private void store(Route into, Path rows, long rowCount, int places, List<CheckedResult> texts) {
    List<CheckedResult> stored = texts.stream().filter(CheckedResult::isToBeStored).toList();
    if (stored.isEmpty()) {
      finish(texts, Map.of());
      return;
    }
    if (!options.dryRun()) {
      stored.forEach(text -> record(text.read().counts()));
    }
    double readingsEach = rowCount == 0 ? 0 : (double) files.totals().readings() / rowCount;
    boolean readableAtOnce = !RouteChoice.needsWriter(route);
    if (readableAtOnce) {
      beginStoring();
    }
    monitor.begin(LoadPhase.WRITE, rowCount, readingsEach);
    SortedMap<Integer, MergeCounts> merged =
        into.write(rows, CheckedResult.versions(stored, places), monitor::done);
    if (!readableAtOnce) {
      beginStoring();
    }
    monitor.begin(LoadPhase.IMPORT, 0, 0);
    into.publish();
    finish(texts, merged);
  }

  /** From here on, something of the load may be in Cassandra. */
  private void beginStoring() {
    if (!options.dryRun()) {
      task.permit().requireStoring();
      storing = true;
    }
  }

  private void finish(List<CheckedResult> texts, Map<Integer, MergeCounts> merged) {
    if (options.dryRun()) {
      files.finish(texts, merged, FileState.CHECKED, (text, receipt) -> {});
    } else {
      files.finish(
          texts,
          merged,
          FileState.LOADED,
          (text, receipt) -> text.keep(store.contentReceipts(), receipt.totals()));
    }
  }

  private void saveProgress(LoadMonitor now) {
    task.log().progress(receipt(LoadState.RUNNING, null));
  }

  private LoadReceipt receipt(LoadState state, EnergyException failure) {
    return new LoadReceipt(
        task.id(),
        state,
        route,
        LoadReceipt.thisMachine(),
        started,
        LoadReceipt.now(),
        state == LoadState.RUNNING ? monitor.progress() : null,
        monitor.phases(),
        files.totals(),
        failure == null ? null : failure.text(),
        files.all());
  }
}
