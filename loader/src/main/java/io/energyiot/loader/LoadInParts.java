package io.energyiot.loader;

import io.energyiot.load.LoadPart;
import io.energyiot.load.LoadResult;
import io.energyiot.load.PartResult;
import io.energyiot.load.PartedLoad;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.QueueEntry;
import io.energyiot.store.queue.QueuedLoad;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A load that is done in parts, at the loader that holds it. It queues the parts, does parts itself
 * as long as any wait, and gathers what has become of all in one receipt. Another loader that takes
 * the load goes on with the same parts.
 */
final class LoadInParts {
  private static final long LOOK_MILLIS = 300;

  private final EnergyStore store;
  private final LoadQueue queue;
  private final QueuedLoad load;
  private final Predicate<UUID> doPart;
  private final Supplier<LoadQueue.Claim> claim;
  private EnergyException brokenBy;

  /**
   * @param doPart does a part of a load that waits; false if none does
   * @param claim what has become of the claim on the load
   */
  LoadInParts(
      EnergyStore store, QueuedLoad load, Predicate<UUID> doPart, Supplier<LoadQueue.Claim> claim) {
    this.store = store;
    this.queue = store.loadQueue();
    this.load = load;
    this.doPart = doPart;
    this.claim = claim;
  }

  /**
   * Does the load. The result has a failure only if it did not come to the end of all parts.
   *
   * @param cut its files, by the versions of what is new in them
   * @param folder the folder of the load's own
   */
  LoadResult run(SortedMap<Instant, String> cut, LoadLog log, Path folder) {
    List<LoadPart> parts = new ArrayList<>();
    cut.forEach(
        (version, file) -> parts.add(new LoadPart(parts.size(), file, 1, load.id(), version)));
    PartedLoad parted = new PartedLoad(store.clock(), load.id(), log);
    parted.loadParts(parts, this::load);
    return new LoadResult(parted.last(), folder, brokenBy);
  }

  private void load(List<LoadPart> parts, Consumer<PartResult> done) {
    try {
      Map<UUID, LoadPart> open = new HashMap<>();
      for (LoadPart part : parts) {
        open.put(load.partId(part.place()), part);
      }
      takeEnded(open, done);
      open.forEach(
          (id, part) ->
              queue.addPart(
                  id, load.job().of(part.name()), new QueuedLoad.Part(load.id(), part.version())));
      while (!open.isEmpty()) {
        await();
        takeEnded(open, done);
      }
    } catch (EnergyException e) {
      brokenBy = e;
      throw e;
    }
  }

  private void await() {
    if (claim.get() == LoadQueue.Claim.CANCELLED) {
      queue.cancelParts(load.id());
    }
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!doPart.test(load.id())) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new EnergyException(
          ErrorCode.LOAD_INTERRUPTED, "interrupted; its parts that were stored stay", e);
    }
  }

  /** A part leaves the queue after its last receipt was written. */
  private void takeEnded(Map<UUID, LoadPart> open, Consumer<PartResult> done) {
    Set<UUID> queued =
        queue.parts(load.id()).stream().map(QueueEntry::id).collect(Collectors.toSet());
    for (UUID id : List.copyOf(open.keySet())) {
      if (!queued.contains(id)) {
        store
            .partReceipts()
            .find(id)
            .filter(receipt -> receipt.state().hasEnded())
            .ifPresent(receipt -> done.accept(result(open.remove(id), receipt)));
      }
    }
  }

  private static PartResult result(LoadPart part, LoadReceipt receipt) {
    List<FileReceipt> files = receipt.files().isEmpty() ? List.of(unread(part)) : receipt.files();
    boolean failed =
        receipt.error() != null && receipt.files().stream().noneMatch(LoadInParts::tells);
    EnergyException failure = failed ? EnergyException.ofText(receipt.error()) : null;
    return failed
        ? new PartResult(part, files, failure.code(), failure.getMessage())
        : new PartResult(part, files, null, null);
  }

  private static boolean tells(FileReceipt file) {
    return file.state() == FileState.FAILED;
  }

  private static FileReceipt unread(LoadPart part) {
    return new FileReceipt(
        part.name(), FileState.WAITING, 0, null, null, null, LoadTotals.NONE, null, null);
  }
}
