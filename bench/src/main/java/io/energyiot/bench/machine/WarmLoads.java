package io.energyiot.bench.machine;

import io.energyiot.load.LoadOptions;
import io.energyiot.load.LoadResult;
import io.energyiot.load.Loader;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.loader.node.SystemNode;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.RepeatPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Loads again and again in one process, as {@code ./energy load --watch} does. */
public final class WarmLoads implements AutoCloseable {
  private final EnergyStore store;
  private final Loader loader;

  /**
   * Loads into a system that runs.
   *
   * @param folder takes receipts
   */
  public WarmLoads(LocalSystem system, Path folder) {
    Settings settings = system.settings();
    store = EnergyStore.open(settings);
    LoadOptions usual = LoadOptions.of(ZoneOffset.UTC, folder);
    loader =
        new Loader(
            store,
            SystemNode.of(system.system(), settings, store)
                .map(usual::with)
                .orElseThrow()
                .with(RepeatPolicy.AGAIN));
  }

  /**
   * Loads a file again and again, each time in full.
   *
   * @param folder takes receipts
   * @return the duration of each load, by its receipt, in their order
   */
  public static List<Duration> of(LocalSystem system, Path folder, Path file, int times) {
    try (WarmLoads loads = new WarmLoads(system, folder)) {
      return Stream.generate(() -> loads.load(file)).limit(times).toList();
    }
  }

  /** Loads a file in full, whether it was loaded before or not; returns how long it took. */
  public Duration load(Path file) {
    LoadResult result = loader.load(List.of(file.toString()), LoadListener.NONE);
    if (result.failure() != null) {
      throw result.failure();
    }
    return result.receipt().duration();
  }

  @Override
  public void close() {
    loader.close();
    store.close();
  }
}
