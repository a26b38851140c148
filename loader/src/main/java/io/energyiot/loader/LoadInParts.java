package io.energyiot.loader;

import io.energyiot.load.LoadPart;
import io.energyiot.load.LoadResult;
import io.energyiot.load.PartResult;
import io.energyiot.load.PartedLoad;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.QueueEntry;
import io.energyiot.store.queue.QueuedLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
  private final BooleanSupplier isCancelled;
  private final BooleanSupplier isToEnd;
  private boolean isComplete;

  /**
   * @param doPart does a part of a load that waits; false if none does
   * @param isCancelled whether parts of which nothing is stored are to end
   * @param isToEnd whether this loader is to leave the load to another one
   */
  LoadInParts(
      EnergyStore store,
      QueuedLoad load,
      Predicate<UUID> doPart,
      BooleanSupplier isCancelled,
      BooleanSupplier isToEnd) {
    this.store = store;
    this.queue = store.loadQueue();
    this.load = load;
    this.doPart = doPart;
    this.isCancelled = isCancelled;
    this.isToEnd = isToEnd;
  }

  /**
   * Does the load. The result has a failure only if it did not come to the end of all parts.
   *
   * @param cut its files, by the versions of what is new in them
   * @param folder the folder of loads
   */
  LoadResult run(SortedMap<Instant, String> cut, LoadLog log, Path folder) {
    List<LoadPart> parts = new ArrayList<>();
    cut.forEach(
        (version, file) ->
            parts.add(new LoadPart(parts.size(), file, size(file), load.id(), version)));
    PartedLoad parted = new PartedLoad(store.clock(), load.id(), log);
    Optional<EnergyException> failure = parted.loadParts(parts, this::load);
    return new LoadResult(parted.last(), folder, isComplete ? null : failure.orElse(null));
  }

  private void load(List<LoadPart> parts, Consumer<PartResult> done) {
    Map<UUID, LoadPart> open = new HashMap<>();
    for (LoadPart part : parts) {
      open.put(load.partId(part.place()), part);
    }
    takeEnded(open, done);
    open.forEach(this::add);
    while (!open.isEmpty()) {
      await();
      takeEnded(open, done);
    }
    isComplete = true;
  }

  private void add(UUID id, LoadPart part) {
    QueuedLoad.Part its = new QueuedLoad.Part(load.id(), part.version());
    queue.addPart(id, load.job().of(part.name()), its);
  }

  /** Does a part, or waits a moment for those of others. */
  private void await() {
    if (isToEnd.getAsBoolean()) { // a part of our own may have taken the interrupt
      throw interrupted(null);
    }
    if (isCancelled.getAsBoolean()) {
      queue.cancelParts(load.id());
    }
    try {
      if (!doPart.test(load.id())) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static EnergyException interrupted(InterruptedException cause) {
    return new EnergyException(
        ErrorCode.LOAD_INTERRUPTED, "interrupted; the parts that are stored stay", cause);
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

  /** What may be stored stays in the receipt, also if the part has failed. */
  private static PartResult result(LoadPart part, LoadReceipt receipt) {
    boolean unread = receipt.files().isEmpty();
    List<FileReceipt> files = unread ? List.of(PartResult.waiting(part)) : receipt.files();
    if (receipt.error() == null) {
      return new PartResult(part, files, null, null);
    }
    EnergyException failure = EnergyException.ofText(receipt.error());
    return unread && failure.code().type() == ErrorType.USER
        ? PartResult.failed(part, failure)
        : new PartResult(part, files, failure.code(), failure.getMessage());
  }

  /** Bytes, for the progress; of a file that has gone, none. */
  private long size(String file) {
    try {
      return Files.size(LoadCut.place(load.job(), file));
    } catch (IOException e) {
      return 0;
    }
  }
}
