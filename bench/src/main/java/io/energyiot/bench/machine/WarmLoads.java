package io.energyiot.bench.machine;

import io.energyiot.cli.load.LoadChoices;
import io.energyiot.load.LoadListener;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.LoadResult;
import io.energyiot.load.Loader;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Loads in a process that goes on, as {@code ./energy load --watch} does. */
public final class WarmLoads {
  private WarmLoads() {}

  /**
   * Loads a file again and again, each time in full.
   *
   * @param folder takes receipts
   * @return the duration of each load, by its receipt, in their order
   */
  public static List<Duration> of(LocalSystem system, Path folder, Path file, int times) {
    List<Duration> durations = new ArrayList<>();
    Settings stores = system.settings();
    try (EnergyStore store = EnergyStore.open(stores);
        Loader loader = new Loader(store, options(system, stores, store, folder))) {
      for (int i = 0; i < times; i++) {
        LoadResult result = loader.load(List.of(file.toString()), LoadListener.NONE);
        if (result.failure() != null) {
          throw result.failure();
        }
        durations.add(result.receipt().duration());
      }
    }
    return durations;
  }

  private static LoadOptions options(
      LocalSystem system, Settings stores, EnergyStore store, Path folder) {
    LoadOptions usual = LoadOptions.of(ZoneOffset.UTC, folder);
    return LoadChoices.node(system.system(), stores, store)
        .map(usual::with)
        .orElseThrow()
        .withAgain();
  }
}
