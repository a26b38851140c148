package io.energyiot.store.undo;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.ContentReceipts;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.Loads;
import io.energyiot.store.queue.LoadQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Takes loads back: deletes exactly the rows that a load, or some of its files, has stored, and
 * forgets the contents. If it is cut off at any point, repeating the undo finishes it. Safe during
 * loads, questions, sealing and rollups. For one thread.
 */
public final class LoadUndo {
  private static final int LOADS_LOOKED_AT = 200;

  private final Loads loads;
  private final ContentReceipts contents;
  private final DayBlocks blocks;
  private final Undos undos;
  private final LoadQueue queue;

  /** Undoes loads in these tables. */
  public LoadUndo(
      Loads loads, ContentReceipts contents, DayBlocks blocks, Undos undos, LoadQueue queue) {
    this.loads = loads;
    this.contents = contents;
    this.blocks = blocks;
    this.undos = undos;
    this.queue = queue;
  }

  /**
   * Takes a load back.
   *
   * @param id the id of the load
   * @param names the names of files, as given or without folders; none for all files
   * @param dryRun whether rows are only counted
   * @param listener receives the progress
   * @throws EnergyException with {@link ErrorCode#LOAD_UNKNOWN}; with {@link ErrorCode#LOAD_BUSY}
   *     if this load is in the queue or running, or another one of the same content is running
   */
  public UndoReceipt undo(
      UUID id, List<String> names, boolean dryRun, Consumer<UndoReceipt> listener) {
    LoadReceipt load = loads.require(id);
    requireEnded(load);
    List<UndoneFile> files = UndoChoice.of(load, names);
    Set<UUID> sharing = new TreeSet<>();
    files.forEach(file -> sharing.addAll(sharing(id, file)));
    UndoRun run = new UndoRun(blocks, undos, id, files, sharing, dryRun, listener);
    if (dryRun || files.isEmpty()) {
      return run.count();
    }
    begin(id, files, run.id());
    UndoReceipt done = run.delete();
    files.forEach(file -> end(id, file));
    endLoads(sharing, id);
    return done;
  }

  /** A load that has left the queue never comes back, so that none begins during the undo. */
  private void requireEnded(LoadReceipt load) {
    UUID id = load.id();
    if (load.stateAt(Instant.now()) == LoadState.RUNNING) {
      throw busy("load %s is running; wait for its end, or end it".formatted(id));
    }
    if (load.state() == LoadState.QUEUED) {
      throw busy("load %s waits for the loader; wait for its end, or cancel it".formatted(id));
    }
    if (queue.contains(id)) {
      throw busy(
          "load %s is still in the queue, so that a loader will finish it; wait for its end"
              .formatted(id));
    }
  }

  private static EnergyException busy(String why) {
    return new EnergyException(ErrorCode.LOAD_BUSY, why);
  }

  /** Returns other loads that have stored the rows of a file. */
  private Set<UUID> sharing(UUID id, UndoneFile file) {
    Set<UUID> others =
        new TreeSet<>(
            content(file).map(known -> loadsOf(known, file.file().version())).orElse(Set.of()));
    others.remove(id);
    return others;
  }

  private static Set<UUID> loadsOf(ContentReceipt known, Instant version) {
    return known.firstSeen().equals(version)
        ? known.loads()
        : known.earlier().getOrDefault(version, Set.of());
  }

  private Optional<ContentReceipt> content(UndoneFile file) {
    return contents.find(file.checksum(), file.file().contentSize());
  }

  /**
   * Marks the contents, so that no load of them starts, and then checks that none is running. A
   * load records its contents before it checks whether they are marked.
   */
  private void begin(UUID id, List<UndoneFile> files, UUID undo) {
    files.forEach(file -> mark(file, undo));
    Optional<UUID> running = running(id, files);
    if (running.isPresent()) {
      files.forEach(file -> mark(file, null));
      throw busy(
          "load %s is running and has the same content, or may have; wait for its end"
              .formatted(running.get()));
    }
    files.forEach(file -> loads.state(id, file.place(), FileState.UNDOING));
  }

  private void mark(UndoneFile file, UUID undo) {
    contents.undo(file.checksum(), file.file().contentSize(), file.file().version(), undo);
  }

  private Optional<UUID> running(UUID id, List<UndoneFile> files) {
    Instant now = Instant.now();
    return loads.newest(LOADS_LOOKED_AT).stream()
        .filter(other -> other.stateAt(now) == LoadState.RUNNING && !other.id().equals(id))
        .map(LoadReceipt::id)
        .filter(other -> loads.find(other).map(found -> mayShare(found, files)).orElse(false))
        .findFirst();
  }

  /**
   * Returns whether a running load may have the same content. A Spark load knows its contents only
   * when they are stored.
   */
  private static boolean mayShare(LoadReceipt running, List<UndoneFile> files) {
    return running.files().stream()
        .filter(other -> other.state() == FileState.WAITING || other.state() == FileState.LOADED)
        .anyMatch(
            other ->
                other.checksum() == null
                    || files.stream().anyMatch(file -> isSame(file.file(), other)));
  }

  private static boolean isSame(FileReceipt file, FileReceipt other) {
    return file.checksum().equals(other.checksum()) && file.version().equals(other.version());
  }

  /**
   * Forgets the content before it changes the state of the file, since a file that is undone is not
   * read again.
   */
  private void end(UUID id, UndoneFile file) {
    Instant version = file.file().version();
    Optional<ContentReceipt> known = content(file);
    Set<UUID> all = new TreeSet<>(known.map(each -> loadsOf(each, version)).orElse(Set.of()));
    all.add(id);
    all.forEach(load -> undone(load, file.file()));
    known.ifPresent(each -> contents.forget(each, version));
    loads.state(id, file.place(), FileState.UNDONE);
  }

  private void undone(UUID load, FileReceipt file) {
    List<FileReceipt> itsFiles = loads.find(load).map(LoadReceipt::files).orElse(List.of());
    for (int place = 0; place < itsFiles.size(); place++) {
      FileReceipt each = itsFiles.get(place);
      if (each.state() == FileState.LOADED && isSame(file, each)) {
        loads.state(load, place, FileState.UNDONE);
      }
    }
  }

  private void endLoads(Set<UUID> sharing, UUID id) {
    Set<UUID> all = new TreeSet<>(sharing);
    all.add(id);
    for (UUID load : all) {
      List<FileReceipt> itsFiles = loads.find(load).map(LoadReceipt::files).orElse(List.of());
      boolean left = itsFiles.stream().anyMatch(UndoChoice::mayHaveStored);
      if (!left && !itsFiles.isEmpty()) {
        loads.state(load, LoadState.UNDONE);
      }
    }
  }
}
