package io.energyiot.loader;

import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.QueuedLoad;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an earlier attempt of a load may have stored. The next attempt must store all of it to its
 * end: otherwise readings would stay that no receipt names.
 *
 * @param receipt of that attempt
 */
record EarlierAttempt(LoadReceipt receipt) {
  private static final Set<FileState> STORED = EnumSet.of(FileState.WAITING, FileState.LOADED);

  /** Empty if nothing can have been stored. */
  static Optional<EarlierAttempt> of(QueuedLoad load, Optional<LoadReceipt> known) {
    return load.storing()
        ? known.map(EarlierAttempt::new).filter(earlier -> earlier.begun().findAny().isPresent())
        : Optional.empty();
  }

  private Stream<FileReceipt> begun() {
    return receipt.files().stream()
        .filter(file -> file.version() != null && STORED.contains(file.state()));
  }

  /** The name of a file that {@code files} don't have as it was; empty if they have all. */
  Optional<String> missingIn(List<FileReceipt> files) {
    return begun()
        .filter(file -> files.stream().noneMatch(each -> isSame(file, each)))
        .map(FileReceipt::name)
        .findFirst();
  }

  private static boolean isSame(FileReceipt begun, FileReceipt now) {
    return STORED.contains(now.state())
        && begun.checksum().equals(now.checksum())
        && begun.contentSize() == now.contentSize();
  }
}
