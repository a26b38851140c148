package io.energyiot.store.undo;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.BlockEraser;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.cassandra.RowScan;
import io.energyiot.store.load.LoadReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One undo: searches the token ring for the rows of its files, and deletes or counts them. */
final class UndoRun {
  private static final int PIECES = 256;
  private static final int THREADS = 4;
  private static final long SAVED_MILLIS = 1_000;

  private final UUID id = Uuids.timeBased();
  private final Instant started = LoadReceipt.now();
  private final DayBlocks blocks;
  private final Undos undos;
  private final UUID load;
  private final List<UndoneFile> files;
  private final Set<UUID> sharing;
  private final boolean dryRun;
  private final Consumer<UndoReceipt> listener;
  private final Set<UndoneFile.Mark> marks;
  private final LocalDate firstDay;
  private final LocalDate lastDay;
  private final UndoTally tally;
  private Instant saved = started;

  UndoRun(
      DayBlocks blocks,
      Undos undos,
      UUID load,
      List<UndoneFile> files,
      Set<UUID> sharing,
      boolean dryRun,
      Consumer<UndoReceipt> listener) {
    this.blocks = blocks;
    this.undos = undos;
    this.load = load;
    this.files = files;
    this.sharing = sharing;
    this.dryRun = dryRun;
    this.listener = listener;
    this.marks = files.stream().map(UndoneFile::mark).collect(Collectors.toUnmodifiableSet());
    this.firstDay =
        files.stream()
            .map(UndoneFile::firstDay)
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null);
    this.lastDay =
        files.stream()
            .map(UndoneFile::lastDay)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo)
            .orElse(null);
    this.tally = new UndoTally(firstDay == null || firstDay.getYear() == lastDay.getYear());
  }

  UUID id() {
    return id;
  }

  /** Counts rows without changing anything. */
  UndoReceipt count() {
    search();
    return receipt(UndoState.DONE, 100, null);
  }

  /** Deletes all rows of the files. */
  UndoReceipt delete() {
    undos.save(receipt(UndoState.RUNNING, 0, null));
    try {
      search();
    } catch (EnergyException e) {
      undos.save(receipt(UndoState.FAILED, 100, e.text()));
      throw e;
    }
    UndoReceipt done = receipt(UndoState.DONE, 100, null);
    undos.save(done);
    return done;
  }

  private void search() {
    if (firstDay == null) {
      return; // none of the files was read
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (TokenRange range : TokenRange.ring(PIECES)) {
        running.add(threads.submit(() -> search(range)));
      }
      for (int i = 0; i < PIECES; i++) {
        running.get(i).get();
        tell(100.0 * (i + 1) / PIECES);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the undo was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void search(TokenRange range) {
    List<Instant> versions = files.stream().map(file -> file.file().version()).sorted().toList();
    RowScan<DayBlock> found =
        blocks.scan(
            range,
            firstDay.toEpochDay(),
            lastDay.toEpochDay(),
            versions.get(0),
            versions.get(versions.size() - 1));
    UndoTally.Piece counts = tally.new Piece();
    BlockEraser eraser = blocks.eraser();
    while (found.hasNext()) {
      DayBlock block = found.next();
      if (marks.contains(UndoneFile.Mark.of(block))) {
        counts.add(block);
        if (!dryRun) {
          eraser.erase(block);
        }
      }
    }
    eraser.flush();
  }

  private void tell(double percent) {
    UndoReceipt receipt = receipt(UndoState.RUNNING, percent, null);
    listener.accept(receipt);
    if (!dryRun && receipt.updated().isAfter(saved.plusMillis(SAVED_MILLIS))) {
      saved = receipt.updated();
      undos.save(receipt);
    }
  }

  private UndoReceipt receipt(UndoState state, double percent, String error) {
    return new UndoReceipt(
        id,
        load,
        state,
        dryRun,
        started,
        LoadReceipt.now(),
        percent,
        files.stream().map(file -> file.file().name()).toList(),
        tally.counts(),
        sharing,
        error);
  }
}
