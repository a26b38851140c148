package io.energyiot.load;

import io.energyiot.load.write.CqlPath;
import io.energyiot.load.write.SstableNode;
import io.energyiot.load.write.SstablePath;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.load.write.StoringPath;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadPath;
import java.util.Optional;

/** Chooses the way into Cassandra. */
final class PathChoice {
  /** CQL has taken so much text before the process that writes SSTables has started. */
  private static final long SMALL = 4 << 20;

  private PathChoice() {}

  /**
   * The way that is asked for, or else the quickest one that there is.
   *
   * @param bytes of text, as far as that is known
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if it can't be had
   */
  static LoadPath choose(LoadOptions options, long bytes) {
    Optional<SstableNode> node = options.sstables();
    if (options.path().isPresent()) {
      LoadPath asked = options.path().get();
      if (asked == LoadPath.CQL
          || (node.isPresent()
              && (asked == LoadPath.SSTABLE_STREAM || node.get().jmx().isPresent()))) {
        return asked;
      }
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          asked.text() + " needs a Cassandra 5.0" + (node.isPresent() ? " on this machine" : ""));
    }
    if (node.isEmpty() || bytes < SMALL) {
      return LoadPath.CQL;
    }
    return node.get().jmx().isPresent() ? LoadPath.SSTABLE_IMPORT : LoadPath.SSTABLE_STREAM;
  }

  /** Whether a way needs the process that writes SSTables. */
  static boolean needsWriter(LoadPath path) {
    return path != LoadPath.CQL;
  }

  /**
   * Opens a way.
   *
   * @param writer has been started if the way needs it
   * @param work for what it needs on disk
   * @param threads how many it may use
   */
  static StoringPath open(
      LoadPath path, EnergyStore store, SstableWriter writer, WorkFolder work, int threads) {
    return !needsWriter(path)
        ? new CqlPath(store)
        : new SstablePath(
            path, writer, store.dayBlocks().definition(), work.make("sstables"), threads);
  }
}
