package io.energyiot.ingest.seal;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.bulk.process.ScanMode;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.function.Supplier;

/**
 * How the live blocks of a day are read.
 *
 * @param mode by CQL, from SSTables, or as is quicker
 * @param node the Cassandra of this machine
 * @param command tells the command of the process that reads SSTables, without the class to run, or
 *     an empty one if there is none; asked only when it is needed
 */
public record LiveScanSettings(ScanMode mode, NodeJmx node, Supplier<List<String>> command) {
  /** By CQL. */
  public static final LiveScanSettings BY_CQL =
      new LiveScanSettings(ScanMode.CQL, new NodeJmx(0, null), List::of);

  /**
   * Takes the settings {@code seal.scan}, {@code load.jmx_port} and {@code load.jmx_password_file}.
   *
   * @param command as above
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static LiveScanSettings from(Settings settings, Supplier<List<String>> command) {
    return new LiveScanSettings(
        ScanMode.from(settings, "seal.scan"), NodeJmx.from(settings), command);
  }

  /** Whether SSTables may be read. */
  boolean mayReadSstables() {
    return mode != ScanMode.CQL && node.port() != 0;
  }
}
