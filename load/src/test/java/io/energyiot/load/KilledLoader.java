package io.energyiot.load;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.model.Interval;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Loads a file as a process of its own, so that it can be killed. */
final class KilledLoader {
  private static final long MEMORY = 1 << 20; // several parts of each day are put aside

  private KilledLoader() {}

  /** Begins a load of {@code file}; its folders are in {@code loads}. */
  static Process start(String keyspace, LoadRoute path, Path loads, Path file) throws IOException {
    return KilledProcess.start(KilledLoader.class, keyspace, path, loads, file);
  }

  public static void main(String[] arguments) {
    KilledProcess given = KilledProcess.of(arguments);
    LoadOptions options =
        new LoadOptions(
            ZoneOffset.UTC,
            Interval.QUARTER_HOUR,
            given.loads(),
            Optional.of(given.node()),
            Optional.of(given.route()),
            LoadOptions.allProcessors(),
            MEMORY,
            RejectLimit.none(),
            RepeatPolicy.SKIP,
            false);
    try (EnergyStore store = given.store();
        Loader loader = new Loader(store, options)) {
      LoadResult result = loader.load(List.of(given.file().toString()), LoadListener.NONE);
      System.exit(result.failure() == null ? 0 : 1);
    }
  }
}
