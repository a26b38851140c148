package io.energyiot.analytics.scan;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.bulk.process.ScanMode;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Set;

/**
 * How all meters are read.
 *
 * @param mode by CQL, from SSTables, or as is quicker
 * @param node the Cassandra of this machine
 */
public record ScanSettings(ScanMode mode, NodeJmx node) {
  private static final String SCAN = "analytics.scan";

  /**
   * Takes the settings under {@code analytics.}, {@code load.jmx_port} and {@code
   * load.jmx_password_file}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static ScanSettings from(Settings settings) {
    settings.failOnUnknown("analytics.", Set.of(SCAN));
    return new ScanSettings(ScanMode.from(settings, SCAN), NodeJmx.from(settings));
  }

  /** Whether SSTables may be read. */
  boolean mayReadSstables() {
    return mode != ScanMode.CQL && node.port() != 0;
  }
}
