package io.energyiot.analytics.scan;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.Set;

/**
 * How all meters are read.
 *
 * @param mode by CQL, from SSTables, or as is quicker
 * @param node the Cassandra of this machine
 */
public record ScanSettings(Mode mode, NodeJmx node) {
  private static final String SCAN = "analytics.scan";

  /** The ways. */
  public enum Mode {
    /** From SSTables where that is possible and saves time. */
    AUTO,
    /** Always by CQL. */
    CQL,
    /** From SSTables wherever that is possible. */
    SSTABLE
  }

  /**
   * Takes the settings under {@code analytics.}, {@code load.jmx_port} and {@code
   * load.jmx_password_file}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static ScanSettings from(Settings settings) {
    settings.failOnUnknown("analytics.", Set.of(SCAN));
    return new ScanSettings(
        mode(settings),
        NodeJmx.of(
            settings.integer("load.jmx_port", 0, 0, 65_535),
            settings.text("load.jmx_password_file").map(Path::of)));
  }

  private static Mode mode(Settings settings) {
    return switch (settings.text(SCAN, "auto")) {
      case "auto" -> Mode.AUTO;
      case "cql" -> Mode.CQL;
      case "sstable" -> Mode.SSTABLE;
      default -> throw settings.invalid(SCAN, "auto, cql or sstable");
    };
  }

  /** Whether SSTables may be read. */
  boolean mayReadSstables() {
    return mode != Mode.CQL && node.port() != 0;
  }
}
