package io.energyiot.cli.load;

import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.load.LoadResult;
import io.energyiot.load.Loader;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import java.util.List;
import java.util.Optional;

/** A load as {@code ./energy load} does it without options. */
public final class UsualLoad {
  private UsualLoad() {}

  /**
   * Has the loader load files, or loads them in this process if no loader runs. Shows a progress
   * bar.
   *
   * @throws EnergyException if the load can't begin, or the loader has died and does not come back
   */
  public static LoadResult of(SystemOptions system, List<String> paths) {
    LoadChoices usual = new LoadChoices();
    Optional<LoaderVisit> loader = LoaderVisit.of(system);
    if (loader.isPresent()) {
      try (LoaderVisit visit = loader.get()) {
        return Stoppable.run(() -> visit.load(usual.job(paths)), visit::sayFarewell);
      }
    }
    Settings settings = system.runningSettings();
    try (EnergyStore store = EnergyStore.open(settings);
        Loader here = new Loader(store, usual.of(system, settings, store))) {
      return LoadCommand.loadWithProgress(here, paths);
    }
  }
}
