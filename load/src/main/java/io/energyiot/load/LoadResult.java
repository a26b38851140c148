package io.energyiot.load;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import java.nio.file.Path;

/**
 * How a load ended.
 *
 * @param receipt what was loaded
 * @param folder holds the rejects files
 * @param failure why nothing or only a part was stored; null if the load reached its end
 */
public record LoadResult(LoadReceipt receipt, Path folder, EnergyException failure) {

  /** Returns whether there are files of which nothing could be loaded. */
  public boolean hasFailedFiles() {
    return receipt.files().stream().anyMatch(file -> file.state() == FileState.FAILED);
  }

  /** Returns whether anything was rejected. */
  public boolean hasRejects() {
    return receipt.totals().rejected() > 0;
  }
}
