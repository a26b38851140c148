package io.energyiot.load;

import io.energyiot.load.device.DeviceImporter;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Imports devices by SSTables as a process of its own, so that it can be killed. */
final class KilledImport {
  private KilledImport() {}

  /** Begins an import of {@code file}; its folders are in {@code loads}. */
  static Process start(String keyspace, Path loads, Path file) throws IOException {
    return KilledProcess.start(KilledImport.class, keyspace, LoadRoute.SSTABLE_IMPORT, loads, file);
  }

  public static void main(String[] arguments) {
    KilledProcess given = KilledProcess.of(arguments);
    try (EnergyStore store = given.store()) {
      new DeviceImporter(
              store,
              Optional.of(given.node()),
              given.loads(),
              Optional.of(given.route()),
              (percent, figures) -> {})
          .run(List.of(given.file()));
    }
    System.exit(0);
  }
}
